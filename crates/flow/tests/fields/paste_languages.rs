//! Labels in the eight languages of the wizard.

use super::paste::check;

const KEY: &str = "Zk3pQ9rT7vXw2LmN8sBd";

/// The labels of company subdomain, API key and user ID.
const LABELS: [[&str; 3]; 24] = [
    ["Company subdomain", "API key", "User ID"],
    ["Sub-domain", "API Token", "User number"],
    ["Subdomain Ihrer Firma", "API-Schlüssel", "Benutzer-ID"],
    ["Subdomäne", "API-Schluessel", "Benutzerkennung"],
    ["Firmen-Subdomain", "API-Key", "Nutzer-ID"],
    ["Subdominio de la empresa", "Clave de API", "ID de usuario"],
    ["Subdominio", "Clave API", "Identificador de usuario"],
    ["Subdominio", "Clave de la API", "ID del usuario"],
    [
        "Sous-domaine de l’entreprise",
        "Clé API",
        "Identifiant utilisateur",
    ],
    ["Sous-domaine", "Clé d’API", "ID utilisateur"],
    ["Sous-domaine", "CLÉ D'API", "ID de l'utilisateur"],
    ["会社のサブドメイン", "API キー", "ユーザー ID"],
    ["サブドメイン", "APIキー", "ユーザーID"],
    ["サブドメイン", "ＡＰＩキー", "ユーザＩＤ"],
    ["Subdomein van uw bedrijf", "API-sleutel", "Gebruikers-ID"],
    ["Subdomein", "API sleutel", "Gebruikersnummer"],
    ["Subdomínio da empresa", "Chave de API", "ID de usuário"],
    ["Subdomínio", "Chave da API", "ID do utilizador"],
    ["SUBDOMÍNIO", "CHAVE API", "ID DO USUÁRIO"],
    ["النطاق الفرعي للشركة", "مفتاح API", "معرّف المستخدم"],
    [
        "النطاق الفرعي",
        "مفتاح واجهة برمجة التطبيقات",
        "رقم المستخدم",
    ],
    ["النطاق الفرعي", "مفتاح الـ API", "معرف المستخدم"],
    ["subdomain", "x-api-key", "userid"],
    [
        "Subdomain (ClayHR)",
        "API key (x-api-key)",
        "User ID (number)",
    ],
];

#[test]
fn a_label_in_each_language_names_its_value_however_they_are_set_apart() {
    let expected = (Some("acme"), Some(KEY), Some("1045"));
    for [subdomain, api_key, user_id] in LABELS {
        for between in [
            ": ",
            ":",
            " : ",
            "\u{a0}: ",
            "：",
            " = ",
            "\t",
            "\n",
            ":\u{200f} ",
            "\u{200f}:\u{a0}",
            " - ",
            " – ",
            " → ",
            " -> ",
        ] {
            let text = format!(
                "{subdomain}{between}acme\n{api_key}{between}{KEY}\n{user_id}{between}1045\n"
            );
            check(&text, expected);
        }
        check(
            &format!("{user_id}\t{api_key}\t{subdomain}\n1045\t{KEY}\tacme"),
            expected,
        );
        check(
            &format!("**{api_key}**: `{KEY}`\n**{user_id}:** 1045\n* {subdomain}: *acme*"),
            expected,
        );
        check(
            &format!(
                "\u{202b}{api_key}: \u{202a}{KEY}\u{202c}\n{user_id}: \u{2068}1045\u{2069}\n{subdomain}: acme\u{202c}"
            ),
            expected,
        );
    }
}

#[test]
fn digits_and_quotes_of_other_keyboards_are_understood() {
    check("ユーザーID：１０４５", (None, None, Some("1045")));
    check("معرّف المستخدم: ١٠٤٥", (None, None, Some("1045")));
    check(
        "API キー：「Zk3pQ9rT7vXw2LmN8sBd」、ユーザー ID：「1045」",
        (None, Some(KEY), Some("1045")),
    );
    check(
        "Clé API : « Zk3pQ9rT7vXw2LmN8sBd »",
        (None, Some(KEY), None),
    );
    check(
        "サブドメイン：ａｃｍｅ－ｈｒ",
        (Some("acme-hr"), None, None),
    );
}

#[test]
fn a_verb_or_a_possessive_may_stand_before_the_colon() {
    for text in [
        "Your API key is: Zk3pQ9rT7vXw2LmN8sBd",
        "Ihr API-Schlüssel lautet: Zk3pQ9rT7vXw2LmN8sBd",
        "Votre clé API est : Zk3pQ9rT7vXw2LmN8sBd",
        "Su clave de API es: Zk3pQ9rT7vXw2LmN8sBd",
        "A sua chave de API é: Zk3pQ9rT7vXw2LmN8sBd",
        "API キーは：Zk3pQ9rT7vXw2LmN8sBd",
        "مفتاح API الخاص بك: Zk3pQ9rT7vXw2LmN8sBd",
        "API key ClayHR: Zk3pQ9rT7vXw2LmN8sBd",
    ] {
        check(text, (None, Some(KEY), None));
    }
}

#[test]
fn a_name_inside_another_word_is_none() {
    for text in [
        "benutzerids: 5",
        "superbenutzerid: 5",
        "notaclaveapi: Zk3pQ9rT7vXw2LmN8sBd",
        "rapikey: Zk3pQ9rT7vXw2LmN8sBd",
        "access key id: Zk3pQ9rT7vXw2LmN8sBd",
    ] {
        super::paste::check_left_to_the_browser(text);
    }
}
