//! The public campaign.
