//! Leaves of the program what a browser needs. `wasm-bindgen` names each function that the program takes from its JavaScript by
//! a digest, in both: that was a tenth of what every page loads. And each file said what had made it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{SiteError, at};

/// The program.
const WASM: &str = "commons.wasm";
/// Its JavaScript.
const SCRIPT: &str = "commons.js";
/// What every file begins with.
const HEAD: usize = 8;
/// The numbers of sections that nothing runs by, and of what is imported.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
/// How many digits a digest has.
const DIGITS: usize = 16;

/// What was called otherwise, and how it is called now.
type Renamed = BTreeMap<String, String>;

/// Shrinks all files of a built program.
pub fn all(site: &Path) -> Result<(), SiteError> {
    let pkg = site.join("pkg");
    for entry in fs::read_dir(&pkg).map_err(at(&pkg))? {
        let path = entry.map_err(at(&pkg))?.path();
        if path.extension().is_none_or(|kind| kind != "wasm") {
            continue;
        }
        let bytes = fs::read(&path).map_err(at(&path))?;
        let mut renamed = Renamed::new();
        let bare = bare(&bytes, &mut renamed)
            .ok_or(SiteError::Strange(WASM, "consist of sections as WebAssembly does"))?;
        fs::write(&path, bare).map_err(at(&path))?;
        if path.ends_with(WASM) {
            let path = pkg.join(SCRIPT);
            let text = fs::read_to_string(&path).map_err(at(&path))?;
            fs::write(&path, script(text, &renamed)?).map_err(at(&path))?;
        }
    }
    Ok(())
}

/// The JavaScript, with the names that the program has for its functions.
fn script(mut text: String, renamed: &Renamed) -> Result<String, SiteError> {
    for (before, after) in renamed {
        if !text.contains(before) {
            return Err(SiteError::Strange(SCRIPT, "name its functions as the program does"));
        }
        text = text.replace(before, after);
    }
    Ok(text)
}

/// A file without what nothing runs by, and with short names for what it imports.
fn bare(bytes: &[u8], renamed: &mut Renamed) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes);
    let mut bare = rest.take(HEAD)?.to_vec();
    while !rest.0.is_empty() {
        let section = rest.byte()?;
        let many = rest.number()?;
        let inside = rest.take(many)?;
        if section == CUSTOM {
            continue;
        }
        let inside = if section == IMPORTS { imports(inside, renamed)? } else { inside.to_vec() };
        bare.push(section);
        put(&mut bare, &inside);
    }
    Some(bare)
}

/// What is imported, by short names.
fn imports(bytes: &[u8], renamed: &mut Renamed) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes);
    let many = rest.number()?;
    let mut short = Vec::new();
    number(&mut short, many);
    for _ in 0..many {
        let from = rest.name()?;
        let name = rest.name()?;
        put(&mut short, from.as_bytes());
        if has_digest(name) {
            let next = format!("_{}", renamed.len());
            put(&mut short, renamed.entry(name.to_owned()).or_insert(next).as_bytes());
        } else {
            put(&mut short, name.as_bytes());
        }
        short.extend_from_slice(rest.description()?);
    }
    Some(short)
}

fn has_digest(name: &str) -> bool {
    name.starts_with("__wb")
        && name.rsplit_once('_').is_some_and(|(_, digest)| {
            digest.len() == DIGITS && digest.bytes().all(|digit| digit.is_ascii_hexdigit())
        })
}

/// Writes how many bytes there are, and these.
fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    number(to, bytes.len());
    to.extend_from_slice(bytes);
}

/// Writes a number as WebAssembly does, seven bits after seven (LEB128).
fn number(to: &mut Vec<u8>, mut value: usize) {
    loop {
        let bits = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if value == 0 {
            return to.push(bits);
        }
        to.push(bits | 0x80);
    }
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let many = self.number()?;
        std::str::from_utf8(self.take(many)?).ok()
    }

    /// What is imported: a function, a table, a memory, a global or a tag.
    fn description(&mut self) -> Option<&'a [u8]> {
        let before = self.0;
        match self.byte()? {
            0 => {
                self.number()?;
            }
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.take(2)?;
            }
            4 => {
                self.byte()?;
                self.number()?;
            }
            _ => return None,
        }
        before.get(..before.len() - self.0.len())
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASHED: &str = "__wbg_get_98fdf51d029a75eb";

    /// A program that imports a function, a table and a memory, has a section of its own, and says what made it.
    fn program(name: &str) -> Vec<u8> {
        let mut imports = vec![3];
        for (from, name, what) in [
            ("./commons_bg.js", name, &[0, 200, 1][..]),
            ("__wasm_split", "table", &[1, 0x70, 1, 1, 2][..]),
            ("__wasm_split", "memory", &[2, 0, 17][..]),
        ] {
            put(&mut imports, from.as_bytes());
            put(&mut imports, name.as_bytes());
            imports.extend_from_slice(what);
        }
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        for (section, inside) in
            [(IMPORTS, imports), (10, vec![7; 300]), (CUSTOM, b"\x04made by somebody".to_vec())]
        {
            program.push(section);
            put(&mut program, &inside);
        }
        program
    }

    #[test]
    fn what_nothing_runs_by_goes_and_names_with_a_digest_are_short() {
        let mut renamed = Renamed::new();
        let bare = bare(&program(HASHED), &mut renamed).unwrap();
        assert_eq!(renamed, Renamed::from([(HASHED.to_owned(), "_0".to_owned())]));
        let mut same = program("_0");
        same.truncate(same.len() - 2 - b"\x04made by somebody".len());
        assert_eq!(bare, same);
    }

    #[test]
    fn other_names_stay() {
        for name in ["__wbindgen_init_externref_table", "__wbg_get_98fdf51d029a75e", "98fdf51d029a75eb"] {
            let mut renamed = Renamed::new();
            bare(&program(name), &mut renamed).unwrap();
            assert!(renamed.is_empty(), "{name}");
        }
    }

    #[test]
    fn program_and_script_have_the_same_names() {
        let site = tempfile::tempdir().unwrap();
        let pkg = site.path().join("pkg");
        fs::create_dir(&pkg).unwrap();
        fs::write(pkg.join(WASM), program(HASHED)).unwrap();
        fs::write(pkg.join("split_a.wasm"), program("_0")).unwrap();
        fs::write(pkg.join(SCRIPT), format!("{{{HASHED}:function(e){{}}}}")).unwrap();
        all(site.path()).unwrap();
        assert_eq!(fs::read_to_string(pkg.join(SCRIPT)).unwrap(), "{_0:function(e){}}");
        assert_eq!(fs::read(pkg.join(WASM)).unwrap(), fs::read(pkg.join("split_a.wasm")).unwrap());
        fs::write(pkg.join(WASM), program(HASHED)).unwrap();
        assert!(all(site.path()).is_err(), "a script that does not know the name");
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let whole = program(HASHED);
        for cut in [0, 4, 9, 20, whole.len() - 1] {
            assert!(bare(&whole[..cut], &mut Renamed::new()).is_none(), "{cut}");
        }
    }
}
