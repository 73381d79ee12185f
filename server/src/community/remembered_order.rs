//! In which order somebody reads comments, remembered by their browser: what they chose last, without who they are.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use cookie::{Cookie, SameSite};
use services::community::{Order, Reading};
use std::convert::Infallible;
use time::Duration;

use crate::http::cookies;

const NAME: &str = "order";

/// The order that was chosen last in this browser.
pub struct RememberedOrder(Option<Order>);

impl<S: Send + Sync> FromRequestParts<S> for RememberedOrder {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(cookies::read(&parts.headers, NAME).and_then(Order::read)))
    }
}

impl RememberedOrder {
    /// The order that was chosen last; the usual one where none was.
    pub fn order(&self) -> Order {
        self.0.unwrap_or_default()
    }

    /// What is asked for, in the order that was chosen last where an address names neither an order nor a page.
    pub fn in_order(&self, reading: Reading) -> Reading {
        match self.0 {
            Some(order) if reading.names_no_place() => Reading { order: order.code().to_owned(), ..reading },
            _ => reading,
        }
    }

    /// Has the browser remember an order that an address names, if it is another.
    pub fn keep(&self, reading: &Reading, page: Response) -> Response {
        match Order::read(&reading.order) {
            Some(order) if self.0 != Some(order) => {
                let cookie = Cookie::build((NAME, order.code())).path("/").max_age(Duration::days(365));
                cookies::add(page, &cookie.same_site(SameSite::Lax).http_only(true).secure(true).build())
            }
            _ => page,
        }
    }
}
