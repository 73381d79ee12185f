//! Closed lists: enums of which each value has a word, in forms, in addresses and in the database. `strum` derives the words
//! and reads them.

/// Gives an enum that derives `VariantArray` the list of its values, as an array.
#[macro_export]
macro_rules! list {
    ($name:ident) => {
        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; <Self as ::strum::VariantArray>::VARIANTS.len()] =
                match <Self as ::strum::VariantArray>::VARIANTS.as_array() {
                    Some(all) => *all,
                    None => unreachable!(),
                };
        }
    };
}

/// Gives an enum that derives `EnumString`, `IntoStaticStr` and `VariantArray` the list of its values and the word of each,
/// with where that word stands.
#[macro_export]
macro_rules! words {
    ($name:ident: $place:literal) => {
        $crate::list!($name);

        impl $name {
            #[doc = concat!("The word for it ", $place, ".")]
            pub fn code(self) -> &'static str {
                self.into()
            }
        }
    };
}
