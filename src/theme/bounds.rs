//! How large and how winding a site's own templates may be: Tera reads a template by calling itself, so that this is
//! seen before.

/// Most bytes of one template; the largest of the built-in ones has six thousand.
const LARGEST: usize = 256 << 10;
/// Most bytes of all of them together.
const ALTOGETHER: usize = 4 << 20;
/// Most templates.
const MOST: usize = 200;
/// Most blocks in all of them together: what replaces a block of another template is read again with each of those.
const BLOCKS: usize = 400;
/// Most `elif` in a template: each stands within the one before.
const BRANCHES: usize = 200;
/// Most bytes of a page.
pub(super) const LARGEST_PAGE: usize = 32 << 20;

/// What is too much in a template, and where.
pub(super) struct Excess {
    pub at: usize,
    /// In Vietnamese.
    pub message: String,
    /// What to do, in Vietnamese.
    pub help: &'static str,
}

/// What is too much in each of these templates.
pub(super) fn excesses<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Option<Excess>> {
    let sums = texts.scan((0, 0), |(together, blocks), text| {
        *together += text.len();
        *blocks += text.matches("endblock").count();
        Some((text, *together, *blocks))
    });
    sums.enumerate().map(|(number, (text, together, blocks))| excess(text, number, together, blocks)).collect()
}

fn excess(text: &str, number: usize, together: usize, blocks: usize) -> Option<Excess> {
    if text.len() > LARGEST {
        let help = "Chia thành nhiều mẫu nhỏ gọi nhau bằng {% include %}; ảnh và kiểu dáng để thành tệp riêng";
        return Some(Excess { at: 0, message: format!("Mẫu dài quá {} nghìn byte", LARGEST >> 10), help });
    }
    if number >= MOST || together > ALTOGETHER {
        let message = format!("Giao diện có quá {MOST} mẫu, hoặc các mẫu dài quá {} MB", ALTOGETHER >> 20);
        return Some(Excess {
            at: 0, message, help: "Xóa bớt mẫu không dùng; xóa một mẫu là dùng lại mẫu có sẵn"
        });
    }
    if blocks > BLOCKS {
        let message = format!("Các mẫu của trường có hơn {BLOCKS} khối (block)");
        return Some(Excess {
            at: 0, message, help: "Bớt khối: chỉ viết lại khối nào cần bày khác đi"
        });
    }
    let (at, _) = text.match_indices("elif").nth(BRANCHES)?;
    let help = "Thay bằng một bảng tra: {% set ten = {\"a\": \"b\"} %} rồi {{ ten[gia_tri] }}";
    Some(Excess { at, message: format!("Mẫu có quá {BRANCHES} nhánh elif"), help })
}
