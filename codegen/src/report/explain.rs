//! What the codes mean, each with a spec that has the mistake and one that has not.

use super::Code;

impl Code {
    /// What the code means, in Markdown; empty for a number that is no code.
    pub fn explain(self) -> &'static str {
        EXPLANATIONS.iter().find(|(number, _)| *number == self.number).map_or("", |(_, text)| text)
    }
}

/// The explanations, by number.
const EXPLANATIONS: &[(u16, &str)] = &[
    (1, include_str!("../explain/GW0001.md")),
    (2, include_str!("../explain/GW0002.md")),
    (3, include_str!("../explain/GW0003.md")),
    (4, include_str!("../explain/GW0004.md")),
    (5, include_str!("../explain/GW0005.md")),
    (6, include_str!("../explain/GW0006.md")),
    (7, include_str!("../explain/GW0007.md")),
    (8, include_str!("../explain/GW0008.md")),
    (9, include_str!("../explain/GW0009.md")),
    (14, include_str!("../explain/GW0014.md")),
    (101, include_str!("../explain/GW0101.md")),
    (102, include_str!("../explain/GW0102.md")),
    (103, include_str!("../explain/GW0103.md")),
    (104, include_str!("../explain/GW0104.md")),
    (105, include_str!("../explain/GW0105.md")),
    (106, include_str!("../explain/GW0106.md")),
    (107, include_str!("../explain/GW0107.md")),
    (108, include_str!("../explain/GW0108.md")),
    (109, include_str!("../explain/GW0109.md")),
    (110, include_str!("../explain/GW0110.md")),
    (111, include_str!("../explain/GW0111.md")),
    (112, include_str!("../explain/GW0112.md")),
    (120, include_str!("../explain/GW0120.md")),
    (121, include_str!("../explain/GW0121.md")),
    (122, include_str!("../explain/GW0122.md")),
    (123, include_str!("../explain/GW0123.md")),
    (201, include_str!("../explain/GW0201.md")),
    (202, include_str!("../explain/GW0202.md")),
    (203, include_str!("../explain/GW0203.md")),
    (204, include_str!("../explain/GW0204.md")),
    (205, include_str!("../explain/GW0205.md")),
    (206, include_str!("../explain/GW0206.md")),
    (207, include_str!("../explain/GW0207.md")),
    (208, include_str!("../explain/GW0208.md")),
    (211, include_str!("../explain/GW0211.md")),
    (212, include_str!("../explain/GW0212.md")),
    (213, include_str!("../explain/GW0213.md")),
    (214, include_str!("../explain/GW0214.md")),
    (215, include_str!("../explain/GW0215.md")),
    (216, include_str!("../explain/GW0216.md")),
    (225, include_str!("../explain/GW0225.md")),
    (226, include_str!("../explain/GW0226.md")),
    (227, include_str!("../explain/GW0227.md")),
    (228, include_str!("../explain/GW0228.md")),
    (231, include_str!("../explain/GW0231.md")),
    (232, include_str!("../explain/GW0232.md")),
    (301, include_str!("../explain/GW0301.md")),
    (302, include_str!("../explain/GW0302.md")),
    (303, include_str!("../explain/GW0303.md")),
    (304, include_str!("../explain/GW0304.md")),
    (305, include_str!("../explain/GW0305.md")),
    (306, include_str!("../explain/GW0306.md")),
    (313, include_str!("../explain/GW0313.md")),
    (314, include_str!("../explain/GW0314.md")),
    (317, include_str!("../explain/GW0317.md")),
    (318, include_str!("../explain/GW0318.md")),
    (320, include_str!("../explain/GW0320.md")),
    (325, include_str!("../explain/GW0325.md")),
    (326, include_str!("../explain/GW0326.md")),
    (327, include_str!("../explain/GW0327.md")),
    (328, include_str!("../explain/GW0328.md")),
    (401, include_str!("../explain/GW0401.md")),
    (402, include_str!("../explain/GW0402.md")),
    (403, include_str!("../explain/GW0403.md")),
    (404, include_str!("../explain/GW0404.md")),
    (407, include_str!("../explain/GW0407.md")),
    (411, include_str!("../explain/GW0411.md")),
    (412, include_str!("../explain/GW0412.md")),
    (413, include_str!("../explain/GW0413.md")),
    (501, include_str!("../explain/GW0501.md")),
    (502, include_str!("../explain/GW0502.md")),
    (503, include_str!("../explain/GW0503.md")),
    (504, include_str!("../explain/GW0504.md")),
    (509, include_str!("../explain/GW0509.md")),
    (510, include_str!("../explain/GW0510.md")),
    (511, include_str!("../explain/GW0511.md")),
    (515, include_str!("../explain/GW0515.md")),
    (601, include_str!("../explain/GW0601.md")),
    (602, include_str!("../explain/GW0602.md")),
    (603, include_str!("../explain/GW0603.md")),
    (604, include_str!("../explain/GW0604.md")),
    (701, include_str!("../explain/GW0701.md")),
    (702, include_str!("../explain/GW0702.md")),
    (703, include_str!("../explain/GW0703.md")),
    (704, include_str!("../explain/GW0704.md")),
    (705, include_str!("../explain/GW0705.md")),
    (706, include_str!("../explain/GW0706.md")),
    (707, include_str!("../explain/GW0707.md")),
    (708, include_str!("../explain/GW0708.md")),
    (709, include_str!("../explain/GW0709.md")),
    (710, include_str!("../explain/GW0710.md")),
    (711, include_str!("../explain/GW0711.md")),
    (712, include_str!("../explain/GW0712.md")),
    (713, include_str!("../explain/GW0713.md")),
    (714, include_str!("../explain/GW0714.md")),
    (715, include_str!("../explain/GW0715.md")),
    (716, include_str!("../explain/GW0716.md")),
    (717, include_str!("../explain/GW0717.md")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_an_explanation() {
        for code in Code::ALL {
            let text = code.explain();
            let heading = format!("# {code}: {}\n", code.title);
            assert!(text.starts_with(&heading), "{code}: the explanation starts with {heading:?}");
            let (_, blocks) =
                text.split_once("\n## Wrong\n").unwrap_or_else(|| panic!("{code}: no wrong spec"));
            let (wrong, right) =
                blocks.split_once("\n## Right\n").unwrap_or_else(|| panic!("{code}: no right spec"));
            assert!(wrong.contains("```yaml\n# ") && right.contains("```"), "{code}: no file is named");
        }
        assert_eq!(EXPLANATIONS.len(), Code::ALL.len());
    }
}
