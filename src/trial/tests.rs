//! Every page of the made-up site, which has all kinds in all sections and both languages, is linked from its home page.

use std::collections::{BTreeMap, BTreeSet};

use super::made_up;
use crate::config::SAMPLE;
use crate::output::Product;
use crate::site::Target;
use crate::{Inputs, Memo, Outputs};

/// The pages that links lead to, by their routes.
fn linked(outputs: &Outputs) -> BTreeMap<String, BTreeSet<String>> {
    let pages = outputs.site.targets.iter().filter(|(_, target)| !matches!(target, Target::Alias(_)));
    let links = pages.map(|(route, _)| {
        let Some(Ok(Product::Bytes(bytes))) = outputs.carry_out(&route.file()) else { panic!("{route}") };
        let html = String::from_utf8(bytes).unwrap();
        let hrefs = html.split("<a ").skip(1).filter_map(|tag| tag.split('>').next()?.split("href=\"").nth(1));
        let hrefs = hrefs.filter_map(|rest| rest.split(['"', '#', '?']).next());
        let inside = hrefs.map(str::to_owned).collect();
        (route.as_str().to_owned(), inside)
    });
    links.collect()
}

#[test]
fn every_page_of_every_kind_is_linked_whatever_the_unit() {
    for unit in ["thcs", "mam-non", "gdtx", "phong", "so"] {
        let site = SAMPLE.replace("unit: thcs", &format!("unit: {unit}"));
        let inputs =
            Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", format!("{site}languages: [vi, en]\n"));
        let real = crate::build(&inputs, &Memo::none()).outputs.unwrap();
        let pages = linked(&made_up::outputs(&real, &inputs).unwrap());
        let mut reached = BTreeSet::from(["/"]);
        let mut open = vec!["/"];
        while let Some(page) = open.pop() {
            for link in &pages[page] {
                if let Some((link, _)) = pages.get_key_value(link).filter(|(link, _)| reached.insert(link)) {
                    open.push(link);
                }
            }
        }
        let lonely: Vec<_> = pages.keys().filter(|page| !reached.contains(page.as_str())).collect();
        assert_eq!(lonely, Vec::<&String>::new(), "{unit}");
    }
}
