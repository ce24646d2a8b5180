//! Bar charts as SVG that needs no script and reads well aloud: a title, a description that lists every value,
//! colours by class so that the theme decides them.

use std::fmt::Write;

use crate::content::markdown::escape;
use crate::vietnamese::group_thousands;

/// A bar with its words; its length is a share of the longest.
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value; a negative one has no length.
    pub value: i64,
}

/// The width in the drawing's own units; it suits a phone of 320 pixels, and the drawing scales.
const WIDTH: i64 = 320;
/// The thickness of a bar.
const BAR: i64 = 18;
/// Room for the value after the longest bar.
const VALUE: i64 = 60;
/// How many characters of a label fit beside its bar.
const FITTING: usize = 10;

/// Where a label stands: beside its bar, or when the labels are long, above it.
struct Layout {
    /// The height of a bar with its label.
    row: i64,
    /// The middle of the label, from the top of the row.
    label: i64,
    /// Where bars begin, from the left.
    left: i64,
    /// Where a bar begins, from the top of the row.
    bar: i64,
}

impl Layout {
    const BESIDE: Self = Self { row: 28, label: 14, left: 84, bar: 5 };
    const ABOVE: Self = Self { row: 46, label: 10, left: 0, bar: 22 };

    fn fitting(bars: &[Bar]) -> Self {
        let fits = |bar: &Bar| bar.label.chars().count() <= FITTING;
        if bars.iter().all(fits) { Self::BESIDE } else { Self::ABOVE }
    }
}

/// Draws lying bars, the value at the end of each. `id` is unique within the page.
pub fn bars(id: &str, title: &str, bars: &[Bar]) -> String {
    let layout = Layout::fitting(bars);
    let height = layout.row * i64::try_from(bars.len()).unwrap_or(0);
    let mut svg = format!(
        "<svg class=\"chart-bars\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        escaped(title),
        escaped(&description(bars)),
    );
    let longest = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let mut top = 0;
    for bar in bars {
        draw(&mut svg, bar, longest, top, &layout);
        top += layout.row;
    }
    svg.push_str("</svg>");
    svg
}

fn draw(svg: &mut String, bar: &Bar, longest: i64, top: i64, layout: &Layout) {
    let length = bar.value.max(0).saturating_mul(WIDTH - layout.left - VALUE) / longest;
    // Writing into a string can't fail.
    let _ = write!(
        svg,
        "<text class=\"chart-label\" x=\"0\" y=\"{}\">{}</text>\
         <rect class=\"chart-bar\" x=\"{}\" y=\"{}\" width=\"{length}\" height=\"{BAR}\"/>\
         <text class=\"chart-value\" x=\"{}\" y=\"{}\">{}</text>",
        top + layout.label,
        escaped(&bar.label),
        layout.left,
        top + layout.bar,
        layout.left + length + 6,
        top + layout.bar + BAR / 2,
        group_thousands(bar.value),
    );
}

fn description(bars: &[Bar]) -> String {
    let values: Vec<_> = bars.iter().map(|bar| format!("{}: {}", bar.label, group_thousands(bar.value))).collect();
    values.join("; ")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape::attribute(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: i64) -> Bar {
        Bar { label: label.to_owned(), value }
    }

    #[test]
    fn a_chart_tells_every_value_in_words() {
        let svg = bars("hs", "Học sinh", &[bar("2024-2025", 1020), bar("2025-2026", 1084)]);
        assert!(svg.contains("role=\"img\" aria-labelledby=\"hs-t hs-d\""));
        assert!(svg.contains("<desc id=\"hs-d\">2024-2025: 1.020; 2025-2026: 1.084</desc>"));
    }

    #[test]
    fn the_longest_bar_leaves_room_for_its_value_and_an_empty_one_has_no_length() {
        let svg = bars("x", "Lớp", &[bar("Khối 6", 8), bar("Khối 7", 0)]);
        assert!(svg.contains("width=\"176\"") && svg.contains("width=\"0\""), "{svg}");
        assert!(bars("x", "Lớp", &[]).ends_with("</svg>"));
    }

    #[test]
    fn long_labels_stand_above_their_bars() {
        let svg = bars("x", "Trẻ", &[bar("Nhà trẻ 24 - 36 tháng", 40), bar("Mẫu giáo", 90)]);
        assert!(svg.contains("viewBox=\"0 0 320 92\"") && svg.contains("x=\"0\" y=\"22\" width="), "{svg}");
    }

    #[test]
    fn labels_cannot_break_out_of_the_drawing() {
        assert!(!bars("x", "<b>", &[bar("a<script>", i64::MAX)]).contains("<script>"));
    }
}
