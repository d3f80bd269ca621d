//! Groups in words that all vendors share.

use groupwright_engine::group::{Carried, carried, carry, created};

use crate::{Endpoint, Group, GroupError, Loss, NewGroup};

/// A request that creates a group, or whose spec at least says what its fields mean for one: the `group` map.
///
/// Every request of generated or derived code implements it. A request whose spec has no such map carries nothing.
pub trait GroupEndpoint: Endpoint {
    /// Creates a request with the values of a group, and returns what it has no place for.
    ///
    /// # Errors
    ///
    /// Returns every value that cannot be in its field, and every field that the vendor requires and no value is for. For such a
    /// vendor, create the request with its required fields, and call [`GroupEndpoint::set_group`].
    fn of_group(group: &NewGroup) -> Result<(Self, Vec<Loss>), GroupError> {
        let mut request = Self::placeholder();
        let Carried { losses, misfits, missing } = carry(Self::endpoint(), group, &mut request);
        if misfits.is_empty() && missing.is_empty() {
            return Ok((request, losses));
        }
        Err(GroupError { misfits, missing })
    }

    /// Sets the fields of the request to the values of a group. Other fields stay as they are. Returns the values that the
    /// request has no place for; nothing has been sent by then.
    ///
    /// # Errors
    ///
    /// Returns every value that cannot be in its field: an owner, for example, where the vendor's field is an integer.
    fn set_group(&mut self, group: &NewGroup) -> Result<Vec<Loss>, GroupError> {
        let Carried { losses, misfits, missing: _ } = carry(Self::endpoint(), group, self);
        if misfits.is_empty() { Ok(losses) } else { Err(GroupError { misfits, missing: Vec::new() }) }
    }

    /// Returns the group that a response to this request tells of, with the values of the request that the response does not
    /// have. Of a failure, these are the values of the request.
    fn group(&self, outcome: &Result<Self::Response, Self::Error>) -> Group {
        let (_, value) = Self::reply_value(outcome);
        created(Self::endpoint(), self, value)
    }

    /// Returns the roles of a [`NewGroup`] that the request carries.
    fn roles() -> Vec<&'static str> {
        carried(Self::endpoint()).collect()
    }
}

impl<E: Endpoint> GroupEndpoint for E {}
