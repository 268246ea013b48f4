//! A guide under a partner's brand: without the parts that speak of the vendor, and without its names.

use flow::guide::{Block, Guide, Step, for_each_text_mut};
use white_label::WhiteLabel;

use crate::inline::anchor;

/// Returns the guide without the parts that are marked as the vendor's, and with the vendor's names replaced. Pictures
/// that lie with the vendor are words.
pub fn under_brand(guide: Guide, white_label: &WhiteLabel) -> Guide {
    let mut guide = guide.without_vendor();
    if !white_label.is_on() {
        return guide;
    }
    replace(&mut guide.warning, white_label);
    for action in &mut guide.actions {
        action.label = white_label.text(&action.label);
    }
    for section in &mut guide.sections {
        section.title = white_label.text(&section.title);
        replace(&mut section.blocks, white_label);
        for step in &mut section.steps {
            replace_in_step(step, white_label);
        }
    }
    for step in &mut guide.closing {
        replace_in_step(step, white_label);
    }
    guide
}

fn replace_in_step(step: &mut Step, white_label: &WhiteLabel) {
    if white_label.is_named_in(&step.title) {
        // Links within the guide go by the title that its author gave.
        step.anchors.push(anchor(&step.title));
        step.title = white_label.text(&step.title);
    }
    replace(&mut step.blocks, white_label);
    for before in &mut step.before {
        replace_in_step(before, white_label);
    }
}

fn replace(blocks: &mut [Block], white_label: &WhiteLabel) {
    for_each_text_mut(blocks, &mut |text| *text = white_label.text(text));
    hide_pictures(blocks, white_label);
}

fn hide_pictures(blocks: &mut [Block], white_label: &WhiteLabel) {
    for block in blocks {
        match block {
            Block::Picture(picture) => {
                picture.address = picture
                    .address
                    .take()
                    .filter(|address| white_label.link(address).is_some());
            }
            Block::List(list) => {
                for item in &mut list.items {
                    hide_pictures(&mut item.blocks, white_label);
                }
            }
            Block::Callout { blocks, .. } => hide_pictures(blocks, white_label),
            Block::Details(part) => hide_pictures(&mut part.blocks, white_label),
            Block::Tabs(parts) => {
                for part in parts {
                    hide_pictures(&mut part.blocks, white_label);
                }
            }
            _ => {}
        }
    }
}
