//! Dump.
#![allow(warnings)]
use groupwright_codegen::load::load;
use groupwright_sandbox::*;
fn main() {
    let (_, loaded) = load(&["specs"]).unwrap().into_parts();
    let vendors: Vec<Vendor> = loaded.apis.iter().map(Vendor::new).collect();
    let start = std::time::Instant::now();
    let sandbox = Sandbox::new(&vendors, 0);
    println!("{:?} unmade {:?}", start.elapsed(), sandbox.unmade());
    for row in sandbox.documentation() {
        println!("\n######## {} {} {}", row.vendor, row.endpoint, row.path);
        let Some(request) = sandbox.sample(&row.vendor, row.endpoint, "http://127.0.0.1:1") else { println!("NO SAMPLE"); continue };
        let show = |what: &str, response: http::Response<Vec<u8>>| {
            println!("--- {what}: {} {:?}\n{}", response.status(), response.headers().iter().filter(|h| h.0 != "content-type").collect::<Vec<_>>(), String::from_utf8_lossy(response.body()));
        };
        println!("{}", curl_line(&request));
        show("first", sandbox.answer(request.clone()));
        show("second", sandbox.answer(request.clone()));
        let mut bare = request.clone();
        for n in ["authorization", "cookie", "x-key", "x-master-key"] { bare.headers_mut().remove(n); }
        show("bare", sandbox.answer(bare));
        let mut broken = request.clone();
        *broken.body_mut() = broken.body()[..broken.body().len() * 2 / 3].to_vec();
        show("broken", sandbox.answer(broken));
        for reply in &row.replies {
            let mut asked = request.clone();
            let name = reply.split(' ').next().unwrap();
            asked.headers_mut().insert("sandbox-reply", name.parse().unwrap());
            show(reply, sandbox.answer(asked));
        }
    }
    for call in sandbox.calls().iter().filter(|c| !c.problems.is_empty()) { println!("{call:?}"); }
}
mod http { pub use groupwright_engine::http::types::*; }
