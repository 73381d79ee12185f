//! The dashboard of staff.

mod home;

pub(crate) use home::DashboardHome;
