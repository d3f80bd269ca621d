//! One vendor, included by its name.

use with_build::instant;

groupwright::include_specs!(reading_room);

#[test]
fn the_module_of_the_vendor_is_there() {
    let request = reading_room::Api::new("7").request(&reading_room::FindCircles::new()).unwrap();
    assert_eq!(request.uri(), "https://reading-room.example/v1/circles?page_size=50");
}
