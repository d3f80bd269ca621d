//! Groups that are made, found, changed and removed.

use groupwright_engine::json::Json;
use groupwright_sandbox::Sandbox;

use crate::specs::{json, request, sandbox, sandbox_of, text};

fn post(sandbox: &Sandbox, path: &str, body: &str) -> (u16, Json) {
    let response = sandbox.answer(request("POST", path, body));
    (response.status().as_u16(), json(&response))
}

fn member(json: &Json, pointer: &str) -> String {
    json.get(pointer).map(Json::to_string).unwrap_or_default()
}

#[test]
fn replies_agree_with_requests() {
    let sandbox = sandbox(0);
    let (status, made) =
        post(&sandbox, "/slack/usergroups.create", r#"{"name":"Night shift","handle":"night"}"#);
    assert_eq!((status, member(&made, "/usergroup/name").as_str()), (200, "\"Night shift\""));
    assert_eq!(member(&made, "/usergroup/handle"), "\"night\"");
    assert!(!made.to_string().contains("gurus"), "a description that nobody has given: {made}");
    let body =
        r#"{"jsonrpc":"2.0","method":"hostgroup.create","params":[{"name":"A"},{"name":"B"}],"id":77}"#;
    let (_, made) = post(&sandbox, "/zabbix/api_jsonrpc.php", body);
    assert_eq!(made.to_string(), r#"{"jsonrpc":"2.0","result":{"groupids":["1001","1002"]},"id":77}"#);
    let (_, taken) = post(&sandbox, "/zabbix/api_jsonrpc.php", body);
    assert_eq!(member(&taken, "/id"), "77");
    assert!(member(&taken, "/error/data").contains("[ A ] already exists"), "{taken}");
    let body = r#"{"data":{"type":"list","attributes":{"name":"Readers"}}}"#;
    let mut asked = request("POST", "/klaviyo/api/lists", body);
    asked.headers_mut().insert("revision", "2026-07-15".parse().unwrap());
    asked.headers_mut().insert("content-type", "application/vnd.api+json".parse().unwrap());
    let made = json(&sandbox.answer(asked));
    assert_eq!(member(&made, "/data/attributes/name"), "\"Readers\"");
    let id = made.get("/data/id").and_then(Json::as_str).unwrap().to_owned();
    assert!(member(&made, "/data/links/self").contains(&format!("/lists/{id}")), "{made}");
}

#[test]
fn refuses_a_name_that_is_taken_as_documented() {
    let sandbox = sandbox(0);
    for (path, body, status, says) in [
        ("/dropbox/team/groups/create", r#"{"group_name":"A"}"#, 409, "group_name_already_used"),
        ("/invisible_collector/groups", r#"{"name":"A"}"#, 409, "already"),
        ("/slack/usergroups.create", r#"{"name":"A"}"#, 200, "name_already_exists"),
        ("/emfluence/groups/save", r#"{"groupName":"A"}"#, 200, "belongs to another record"),
    ] {
        let first = sandbox.answer(request("POST", path, body));
        assert!(!text(&first).contains(says), "{path}: {}", text(&first));
        let second = sandbox.answer(request("POST", path, body));
        assert_eq!(second.status(), status, "{path}");
        assert!(text(&second).contains(says), "{path}: {}", text(&second));
        let call = sandbox.calls().pop().unwrap();
        assert!(call.problems[0].contains("in use already"), "{call:?}");
        let other = sandbox.answer(request("POST", path, &body.replace("\"A\"", "\"B\"")));
        assert!(!text(&other).contains(says), "{path}: {}", text(&other));
    }
    let (_, taken) =
        post(&sandbox, "/dropbox/team/groups/create", r#"{"group_name":"C","group_external_id":"x"}"#);
    assert!(member(&taken, "/group_id").len() > 5, "{taken}");
    let body = r#"{"group_name":"D","group_external_id":"x"}"#;
    let (status, taken) = post(&sandbox, "/dropbox/team/groups/create", body);
    assert_eq!(status, 409);
    assert!(taken.to_string().contains("external_id_already_in_use"), "{taken}");
}

#[test]
fn changes_an_object_that_the_request_names_where_that_is_documented() {
    let sandbox = sandbox(0);
    let path = "/emfluence/groups/save";
    let (_, made) = post(&sandbox, path, r#"{"groupName":"A","notes":"one"}"#);
    let id = member(&made, "/data/groupID");
    let (_, changed) = post(&sandbox, path, &format!(r#"{{"groupID":{id},"description":"new"}}"#));
    for (pointer, expected) in
        [("/groupID", id.as_str()), ("/groupName", "\"A\""), ("/description", "\"new\"")]
    {
        assert_eq!(member(&changed, &format!("/data{pointer}")), expected, "{changed}");
    }
    let (_, same) = post(&sandbox, path, &format!(r#"{{"groupID":{id},"groupName":"A"}}"#));
    assert_eq!(member(&same, "/success"), "1", "its own name is not taken: {same}");
    let (_, missing) = post(&sandbox, path, r#"{"groupID":99,"groupName":"Z"}"#);
    assert_eq!(member(&missing, "/success"), "0");
    assert!(missing.to_string().contains("no group with the id 99"), "{missing}");
}

const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com/v1]\n\
    types:\n  Group: { fields: { id: { type: integer, required: true }, name: { type: string, required: true }, \
    color: { enum: [red, green], required: true }, size: integer } }\n";

const CREATE: &str = "summary: Creates.\nsource: https://example.com/docs\n\
    request: { POST: /groups, body: { formats: [json], fields: { \
    name: { type: string, required: true, unique: { case: ignore }, max_length: 20 }, \
    color: { enum: [red, green], default: green }, size: { type: integer, minimum: 1 } } } }\n\
    responses: { 201: { doc: Created., formats: [json], type: Group }, \
    409: { doc: There is a group of this name., retry: never }, \
    422: { doc: Invalid., formats: [json], fields: { message: { type: string, required: true } }, message: message } }\n\
    group: { name: request.name, id: response.id }\n";

const GET: &str = "summary: Gets.\nsource: https://example.com/docs\n\
    request: { GET: '/groups/{id}', path: { id: integer } }\n\
    responses: { 200: { doc: The group., formats: [json], type: Group }, 404: { doc: None. } }\n\
    group: { id: request.id, name: response.name }\n";

const CHANGE: &str = "summary: Changes.\nsource: https://example.com/docs\n\
    request: { PATCH: '/groups/{id}', path: { id: integer }, body: { formats: [json], fields: { \
    name: { type: string, unique: { case: ignore } }, size: integer } } }\n\
    responses: { 200: { doc: The group., formats: [json], type: Group }, 404: { doc: None. }, 409: { doc: Taken. } }\n\
    group: { id: request.id, name: request.name }\n";

const REMOVE: &str = "summary: Removes.\nsource: https://example.com/docs\n\
    request: { DELETE: '/groups/{id}', path: { id: integer } }\n\
    responses: { 204: { doc: It is gone. } }\n\
    group: { id: request.id }\n";

fn example() -> Sandbox {
    sandbox_of("example", API, &[("change", CHANGE), ("create", CREATE), ("get", GET), ("remove", REMOVE)])
}

#[test]
fn keeps_groups_between_requests() {
    let sandbox = example();
    let send = |method: &str, path: &str, body: &str| {
        let response = sandbox.answer(request(method, &format!("/example{path}"), body));
        (response.status().as_u16(), text(&response))
    };
    let made = |id, name, color, size| format!(r#"{{"id":{id},"name":"{name}","color":"{color}"{size}}}"#);
    assert_eq!(send("POST", "/groups", r#"{"name":"A"}"#), (201, made(1001, "A", "green", "")));
    assert_eq!(
        send("POST", "/groups", r#"{"name":"B","color":"red","size":3}"#),
        (201, made(1002, "B", "red", ",\"size\":3"))
    );
    assert_eq!(send("POST", "/groups", r#"{"name":"a"}"#).0, 409);
    assert_eq!(send("GET", "/groups/1002", ""), (200, made(1002, "B", "red", ",\"size\":3")));
    assert_eq!(send("GET", "/groups/7", "").0, 404);
    assert_eq!(
        send("PATCH", "/groups/1002", r#"{"name":"b","size":4}"#),
        (200, made(1002, "b", "red", ",\"size\":4"))
    );
    assert_eq!(send("PATCH", "/groups/1002", r#"{"name":"a"}"#).0, 409);
    assert_eq!(send("GET", "/groups/1002", ""), (200, made(1002, "b", "red", ",\"size\":4")));
    assert_eq!(send("DELETE", "/groups/1002", ""), (204, String::new()));
    assert_eq!(send("DELETE", "/groups/1002", "").0, 404);
    assert_eq!(send("POST", "/groups", r#"{"name":"B"}"#), (201, made(1003, "B", "green", "")));
    let (status, said) = send("POST", "/groups", r#"{"name":"this name is far too long","size":0,"x":1}"#);
    assert_eq!(status, 422);
    for what in ["/name: max_length is 20", "/size: minimum is 1", "/x: "] {
        assert!(said.contains(what), "{what}: {said}");
    }
}

#[test]
fn keeps_a_journal_without_secrets_and_forgets_all() {
    let sandbox = example();
    sandbox.answer(request("POST", "/example/groups?key=hunter2", r#"{"name":"A"}"#));
    sandbox.answer(request("POST", "/example/groups", r#"{"name":"A"}"#));
    sandbox.answer(request("PUT", "/example/groups", ""));
    let journal = json(&sandbox.answer(request("GET", "/__sandbox/calls", "")));
    for (pointer, expected) in [
        ("/0/path", "\"/example/groups\""),
        ("/0/status", "422"),
        ("/1/number", "2"),
        ("/1/method", "\"POST\""),
        ("/1/endpoint", "\"example/create\""),
        ("/1/reply", "\"Created\""),
        ("/2/status", "405"),
        ("/2/problems/0", "\"the path has the methods POST\""),
        ("/3", ""),
    ] {
        assert_eq!(member(&journal, pointer), expected, "{pointer}: {journal}");
    }
    assert!(!journal.to_string().contains("hunter2") && !journal.to_string().contains("token"));
    assert_eq!(sandbox.answer(request("GET", "/__sandbox/reset", "")).status(), 405);
    assert_eq!(sandbox.answer(request("GET", "/__sandbox", "")).status(), 404);
    assert_eq!(sandbox.answer(request("POST", "/__sandbox/reset", "")).status(), 204);
    assert_eq!(sandbox.calls().len(), 0);
    let made = sandbox.answer(request("POST", "/example/groups", r#"{"name":"A"}"#));
    assert!(text(&made).contains("1001"), "{}", text(&made));
}

#[test]
fn makes_many_groups_at_once() {
    let sandbox = sandbox(0);
    let names: Vec<String> = (0..3000).map(|number| format!(r#"{{"name":"{number}"}}"#)).collect();
    let all = |names: &[String]| {
        let params = names.join(",");
        format!(r#"{{"jsonrpc":"2.0","method":"hostgroup.create","params":[{params}],"id":1}}"#)
    };
    let (_, made) = post(&sandbox, "/zabbix/api_jsonrpc.php", &all(&names));
    let ids = made.get("/result/groupids").and_then(Json::as_array).unwrap();
    assert_eq!((ids.len(), ids[2999].to_string()), (3000, "\"4000\"".to_owned()));
    let twice = [r#"{"name":"x"}"#.to_owned(), r#"{"name":"x"}"#.to_owned()];
    let (_, taken) = post(&sandbox, "/zabbix/api_jsonrpc.php", &all(&twice));
    assert!(member(&taken, "/error/data").contains("[ x ] already exists"), "{taken}");
    let (_, made) = post(&sandbox, "/zabbix/api_jsonrpc.php", &all(&twice[..1]));
    assert!(made.get("/result").is_some(), "nothing was made of a request that was refused: {made}");
}

#[test]
fn answers_on_several_threads() {
    let sandbox = example();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for number in 0..50 {
                    let body = format!(r#"{{"name":"{thread} {number}"}}"#);
                    assert_eq!(sandbox.answer(request("POST", "/example/groups", &body)).status(), 201);
                }
            });
        }
    });
    let made = sandbox.answer(request("POST", "/example/groups", r#"{"name":"last"}"#));
    assert!(text(&made).contains("\"id\":1201"), "{}", text(&made));
}
