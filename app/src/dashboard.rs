//! The dashboard of staff.

mod frame;
mod home;
mod pages;

pub(crate) use frame::Frame;
pub use pages::DashboardPage;
pub(crate) use pages::{body, title};
