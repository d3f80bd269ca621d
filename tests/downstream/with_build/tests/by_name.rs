//! One vendor, included by its name.

use with_build::instant;

groupwright::include_specs!(reading_room);

#[test]
fn includes_a_vendor_module_by_its_name() {
    let request = reading_room::Api::new("7").request(&reading_room::FindCircles::new()).unwrap();
    assert_eq!(request.uri(), "https://reading-room.example/v1/circles?page_size=50");
}
