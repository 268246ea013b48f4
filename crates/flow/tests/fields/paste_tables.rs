//! Cells of a spreadsheet, CSV and other tables: by column or row, or not at all.

use super::paste::{check, check_left_to_the_browser};

/// A key that was once taken for the subdomain: it is a good host name.
const KEY: &str = "zk3pq9rt7vxw2lmn8sbd";
const ALL_THREE: (Option<&str>, Option<&str>, Option<&str>) =
    (Some("acme"), Some(KEY), Some("1045"));

#[test]
fn columns_are_read_by_their_heads_in_any_order() {
    for text in [
        "API key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme",
        "API key\tUser ID\tSubdomain\r\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme\r\n",
        "Subdomain\tAPI key\tUser ID\nacme\tzk3pq9rt7vxw2lmn8sbd\t1045",
        "User ID\tCompany subdomain\tNotes\tAPI Key\n1045\tacme\tproduction\tzk3pq9rt7vxw2lmn8sbd",
        "Customer\tAPI key\tUser ID\tSubdomain\nAcme Inc.\tzk3pq9rt7vxw2lmn8sbd\t1045\tacme",
        "API key,User ID,Subdomain\nzk3pq9rt7vxw2lmn8sbd,1045,acme",
        "\"API key\",\"User ID\",\"Subdomain\"\n\"zk3pq9rt7vxw2lmn8sbd\",\"1045\",\"acme\"",
        "name,subdomain,user_id,api_key\n\"Acme, Inc.\",acme,1045,zk3pq9rt7vxw2lmn8sbd",
        "API-Schlüssel;Benutzer-ID;Subdomain\nzk3pq9rt7vxw2lmn8sbd;1045;acme",
        "| API key | User ID | Subdomain |\n|---|:---:|---|\n| zk3pq9rt7vxw2lmn8sbd | 1045 | acme |",
        "API key | User ID | Subdomain\n--- | --- | ---\nzk3pq9rt7vxw2lmn8sbd | 1045 | acme",
        "| API key | User ID | Subdomain |\n|---|---|---|\n| `zk3pq9rt7vxw2lmn8sbd` | **1045** | acme |",
        " api_key              | user_id | subdomain \n----------------------+---------+-----------\n zk3pq9rt7vxw2lmn8sbd |    1045 | acme",
        "API key               User ID  Subdomain\nzk3pq9rt7vxw2lmn8sbd  1045     acme",
        "API key\u{a0}(x-api-key)\tUser ID\u{200f}\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme",
        "Key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme",
        "API key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\thttps://acme.clayhr.com/rm/",
        "Here you are:\n\nAPI key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme\n\nRegards\nJane",
    ] {
        check(text, ALL_THREE);
    }
}

#[test]
fn a_cell_of_several_lines_is_one_cell() {
    for text in [
        "API key\t\"Notes\nand more\"\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t\"first\nsecond\"\t1045\tacme",
        "\"API\nkey\"\t\"User\nID\"\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme",
        "API key\tUser ID\tSubdomain\tNotes\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme\t\"API key: of the\nold site\"",
    ] {
        check(text, ALL_THREE);
    }
}

#[test]
fn rows_are_read_by_their_first_cell() {
    for text in [
        "API key\tzk3pq9rt7vxw2lmn8sbd\nUser ID\t1045\nSubdomain\tacme",
        "Subdomain\tacme\tfrom Jane\nUser ID\t1045\t\nAPI key\tzk3pq9rt7vxw2lmn8sbd\t",
        "Field,Value\nSubdomain,acme\nUser ID,1045\nAPI key,zk3pq9rt7vxw2lmn8sbd",
        "\"API key\";\"zk3pq9rt7vxw2lmn8sbd\"\n\"User ID\";\"1045\"\n\"Subdomain\";\"acme\"",
        "| Name | Value |\n|---|---|\n| API key | zk3pq9rt7vxw2lmn8sbd |\n| User ID | 1045 |\n| Subdomain | acme |",
        "API key     zk3pq9rt7vxw2lmn8sbd\nUser ID     1045\nSubdomain   acme",
        "\tAPI key\tzk3pq9rt7vxw2lmn8sbd\n\tUser ID\t1045\n\tSubdomain\tacme",
        "API key:\tzk3pq9rt7vxw2lmn8sbd\nUser ID:\t1045\nSubdomain:\tacme",
    ] {
        check(text, ALL_THREE);
    }
    check(
        "User ID\t\nAPI key\tzk3pq9rt7vxw2lmn8sbd",
        (None, Some(KEY), None),
    );
}

#[test]
fn names_in_a_stack_are_read_with_as_many_values_under_them() {
    check(
        "API key\nUser ID\nSubdomain\nzk3pq9rt7vxw2lmn8sbd\n1045\nacme",
        ALL_THREE,
    );
    check(
        "API key\n\nUser ID\n\nzk3pq9rt7vxw2lmn8sbd\n\n1045\n",
        (None, Some(KEY), Some("1045")),
    );
}

#[test]
fn a_part_of_the_columns_is_enough() {
    check(
        "API key\tUser ID\nzk3pq9rt7vxw2lmn8sbd\t1045",
        (None, Some(KEY), Some("1045")),
    );
    check(
        "API key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\t",
        (None, Some(KEY), Some("1045")),
    );
    check(
        "Customer\tAPI key\nAcme\tzk3pq9rt7vxw2lmn8sbd",
        (None, Some(KEY), None),
    );
    check("User ID\tName\n1045\tJane", (None, None, Some("1045")));
}

#[test]
fn a_table_that_can_be_read_two_ways_or_breaks_a_rule_fills_nothing() {
    for text in [
        // The head alone, and heads over too few or too many values.
        "API key\tUser ID\tSubdomain",
        "API key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd",
        "API key\nUser ID\nSubdomain\nzk3pq9rt7vxw2lmn8sbd",
        "API key\nUser ID\nSubdomain\nzk3pq9rt7vxw2lmn8sbd\nacme",
        // Values under the wrong heads.
        "API key\tUser ID\tSubdomain\nacme\t1045\tzk3pq9rt7vxw2lmn8sbd",
        "API key\tUser ID\tSubdomain\n1045\tzk3pq9rt7vxw2lmn8sbd\tacme",
        "Subdomain\tUser ID\nzk3pq9rt7vxw2lmn8sbd\t1045",
        "API key\nUser ID\nSubdomain\nacme\n1045\nzk3pq9rt7vxw2lmn8sbd",
        // Two customers.
        "API key\tUser ID\tSubdomain\nzk3pq9rt7vxw2lmn8sbd\t1045\tacme\nAB12CD34EF56GH78IJ90\t1046\tother",
        // Is `plan` the company, or the head of the second column?
        "Subdomain\tPlan\nacme\tpro",
        // A number that the spreadsheet has cut.
        "API key\tUser ID\n1.23457E+19\t1045",
        "API key\tUser ID\tSubdomain\n#REF!\t#N/A\t#VALUE!",
    ] {
        check_left_to_the_browser(text);
    }
}
