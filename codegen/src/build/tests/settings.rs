//! What the settings change in the files, and which are refused.

use super::*;

#[test]
fn adds_attributes_derives_and_types_to_selected_items() {
    let build = configure()
        .type_attribute("shop.create_group.CreateGroup", "#[must_use]")
        .derive("shop", "Hash")
        .type_attribute(".", "#[derive(Clone, ::core::hash::Hash)]")
        .field_attribute("shop.create_group.CreateGroup.Name", "#[doc(alias = \"title\")]")
        .field_attribute("shop.create_group.CreateGroupError.Conflict", "#[cfg(all())]")
        .extern_type("datetime", "crate::Instant");
    let files = Project::new().compile(build).unwrap();
    let text = &files["vendors/shop/create_group.rs"];
    assert!(
        text.contains(
            "#[derive(__g::Clone, __g::PartialEq)]\n#[must_use]\n#[derive(Hash)]\n#[non_exhaustive]"
        ),
        "{text}"
    );
    assert_eq!(
        text.matches("#[derive(Hash)]").count(),
        2,
        "the request and its errors, not its colour: {text}"
    );
    assert!(
        text.contains("__g::debug!(CreateGroup);"),
        "what is hashed by its members is compared by them: {text}"
    );
    assert!(text.contains("#[doc(alias = \"title\")]\n    pub name: "), "{text}");
    assert!(text.contains("#[cfg(all())]\n    Conflict,"), "{text}");
    assert!(text.contains("pub since: __g::Option<crate::Instant>"), "{text}");
}

#[test]
fn applies_the_docs_server_and_runtime_settings() {
    let build = configure()
        .docs(false)
        .server(false)
        .runtime("facade::groupwright")
        .type_attribute("shop.create_group.CreateGroup", "#[doc = \" Mine.\"]")
        .field_attribute("shop.create_group.CreateGroup.Name", "/// My name.");
    let files = Project::new().compile(build).unwrap();
    let own = &files["vendors/shop/create_group.rs"];
    assert!(own.contains("/// Mine.\n") && own.contains("    /// My name.\n    pub name: "), "{own}");
    for text in files.values() {
        let docs = text.lines().filter(|line| {
            line.trim_start().starts_with("///") && !line.contains(" Mine.") && !line.contains(" My name.")
        });
        assert_eq!(docs.collect::<Vec<_>>(), [""; 0]);
        assert!(!text.contains("serve!"), "{text}");
        assert!(!text.replace("::facade::groupwright::", "").contains("groupwright::"), "{text}");
    }
    assert!(
        files["vendors/shop.rs"].contains("missing_docs"),
        "what has no documentation must not be warned of"
    );
}

#[test]
fn allows_no_lints_when_disabled() {
    let project = Project::new();
    let allowed = |allow_lints| {
        let files = project.compile(configure().allow_lints(allow_lints)).unwrap();
        files.values().any(|text| text.contains("allow("))
    };
    assert!(allowed(true) && !allowed(false));
}

#[test]
fn omits_page_texts_when_disabled() {
    let project = Project::new();
    project.write(
        "shop/create_group.yaml",
        &format!("{CREATE}permission: Owners\nnotes: [A remark of the page.]\n"),
    );
    let said = ["The name.", "Owners", "A remark of the page.", "It is there.", "The name is in use."];
    let kept = |page_texts| {
        let files = project.compile(configure().docs(false).page_texts(page_texts)).unwrap();
        said.map(|text| files["vendors/shop/create_group.rs"].contains(&format!("{text:?}")))
    };
    assert_eq!(kept(true), [true; 5]);
    assert_eq!(kept(false), [false, false, false, true, true], "what replies mean stays");
}

#[test]
fn reports_all_invalid_settings_at_once() {
    let said = error(
        configure()
            .only("shopp")
            .type_attribute("shop.create_group.CreateGroups", "#[x]")
            .field_attribute("shop.create_group.CreateGroup.Nme", "#[x]")
            .type_attribute(".", "x")
            .type_attribute(".", "#[derive(a b)]")
            .derive("shop.create_group.CreateGruop", "Eq")
            .derive("CreateGroup", "Eq")
            .field_attribute("CreateGroup::name", "#[x]")
            .only("create_gruop")
            .derive(".", "Eq Hash")
            .extern_type("date_time", "crate::")
            .runtime("a b"),
    );
    for part in [
        "only: nothing in the specs matches `shopp`; did you mean `shop`?",
        "type_attribute: nothing in the specs matches `shop.create_group.CreateGroups`; did you mean `shop.create_group.CreateGroup`?",
        "field_attribute: nothing in the specs matches `shop.create_group.CreateGroup.Nme`; did you mean `shop.create_group.CreateGroup.Name`?",
        "type_attribute: `x` is not an attribute",
        "type_attribute: `#[derive(a b)]` is not a list of traits",
        "derive: nothing in the specs matches `shop.create_group.CreateGruop`; did you mean `shop.create_group.CreateGroup`?",
        "derive: nothing in the specs matches `CreateGroup`; did you mean `shop.create_group.CreateGroup`?",
        "field_attribute: nothing in the specs matches `CreateGroup::name`; did you mean `shop.create_group.CreateGroup.Name`?",
        "only: nothing in the specs matches `create_gruop`; did you mean `shop.create_group`?",
        "derive: `Eq Hash` is not a list of traits",
        "unknown type of single values `date_time`; did you mean `datetime`?",
        "`crate::` is not a type",
        "runtime: `a b` is not the path of a module",
    ] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
}

#[test]
fn emitted_derives_use_absolute_paths() {
    let files = Project::new().compile(configure()).unwrap();
    for (name, text) in files {
        let text: String = text.split_whitespace().collect();
        let derives = text.split("#[derive(").skip(1).filter_map(|rest| rest.split(")]").next());
        for path in derives.flat_map(|derives| derives.split(',')).filter(|path| !path.is_empty()) {
            assert!(path.starts_with("__g::"), "{name} derives {path}");
        }
    }
}

#[test]
fn leaves_the_traits_of_serde_to_types_that_derive_them() {
    let call = |files: &BTreeMap<String, String>| {
        let text = &files["vendors/shop/create_group.rs"];
        text.split_once("__g::serde!").map(|(_, call)| call.split(';').next().unwrap().to_owned())
    };
    let project = Project::new();
    let all = call(&project.compile(configure()).unwrap()).unwrap();
    assert!(all.contains("[CreateGroup,") && all.contains("CreateGroupError"), "{all}");
    let some = configure()
        .type_attribute("shop.create_group.CreateGroup", "#[derive(serde::Serialize)]")
        .derive("shop.create_group.CreateGroupError", "::serde::Deserialize");
    let some = call(&project.compile(some).unwrap()).unwrap();
    assert!(!some.contains("CreateGroup,") && !some.contains("CreateGroupError"), "{some}");
    let none = project.compile(configure().derive(".", "serde::Serialize")).unwrap();
    assert_eq!(call(&none), None);
}

#[test]
fn runtime_path_resolves_alike_in_every_module() {
    for (given, written) in [
        ("facade::g", "::facade::g::"),
        ("::facade::g", "::facade::g::"),
        ("r#mod::g", "::r#mod::g::"),
        ("crate", " crate::"),
        ("crate::r#gen::g", " crate::r#gen::g::"),
    ] {
        let files = Project::new().compile(configure().runtime(given)).unwrap();
        let (code, door) = (&files["vendors/shop/create_group.rs"], &files["vendors/shop.rs"]);
        let alias = format!("use {}__codegen as __g;", written.trim());
        assert!(code.contains(&alias) && code.contains("__g::record!"), "{given}: {code}");
        assert!(format!(" {door}").contains(&format!("{}generated_by!", written.trim())), "{given}: {door}");
        assert!(!code.contains("::groupwright::"), "{given}: {code}");
    }
    for (given, wrong) in [
        ("facade::g<T>", "`facade::g<T>` is not the path of a module"),
        ("self::g", "`self::g` contains `self`, which depends on the module"),
        ("super::g", "`super::g` contains `super`, which"),
        ("facade::crate::g", "contains `crate`, which"),
        ("::crate::g", "starts with `::crate`: remove the colons"),
        ("::::g", "is not the path of a module"),
        ("", "is not the path of a module"),
        ("g::", "is not the path of a module"),
    ] {
        let said = error(configure().runtime(given));
        assert!(said.contains(wrong), "{given}: {said}");
    }
}

#[test]
fn makes_the_examples_of_the_documentation_tests() {
    let project = Project::new();
    let shown = project.compile(configure()).unwrap();
    let tested = project.compile(configure().doc_tests("mine::vendors")).unwrap();
    let request = |files: &BTreeMap<String, String>| files["vendors/shop/create_group.rs"].clone();
    assert!(request(&shown).contains("/// ```ignore\n/// use shop::CreateGroup;"), "{}", request(&shown));
    assert!(request(&tested).contains("/// ```\n/// use mine::vendors::shop::CreateGroup;"));
    assert!(
        error(configure().doc_tests("no path")).contains("doc_tests: `no path` is not the path of a module")
    );
    let without = error(configure().doc_tests("mine").docs(false));
    assert!(without.contains("doc_tests: there is no documentation with `docs(false)`"), "{without}");
}
