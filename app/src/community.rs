//! The members' Community.

mod home;

pub(crate) use home::CommunityHome;
