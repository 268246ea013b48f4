//! Picking a connector where the session allows several.

use super::Flow;
use crate::{
    effect::{Effect, Focus},
    state::{ConnectorSummary, FlowState, RequestId},
};

impl Flow {
    pub(super) fn list_connectors(
        &mut self,
        request: RequestId,
        connectors: Vec<ConnectorSummary>,
    ) -> Vec<Effect> {
        if !self.is_awaited(request) {
            return Vec::new();
        }
        self.connectors = connectors;
        self.back_to_picker()
    }

    pub(super) fn back_to_picker(&mut self) -> Vec<Effect> {
        if self.connectors.is_empty() {
            return Vec::new();
        }
        self.state = FlowState::PickingConnector;
        vec![
            Effect::SetProviderName(Some(String::new())),
            // Fields of two connectors may have the same name.
            Effect::ClearFields,
            Effect::Focus(Focus::Heading),
        ]
    }

    pub(super) fn select_connector(&mut self, id: String) -> Vec<Effect> {
        if self.state != FlowState::PickingConnector {
            return Vec::new();
        }
        self.wait_for_connector(Some(id))
    }
}
