//! A small OpenStreetMap extract, written here without compression so that mutants reach the innermost fields.

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).expect("seven bits") | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).expect("seven bits"));
    bytes
}

fn field(number: u64, content: &[u8]) -> Vec<u8> {
    [
        varint(number << 3 | 2),
        varint(content.len() as u64),
        content.to_vec(),
    ]
    .concat()
}

fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

fn packed(number: u64, values: &[u64]) -> Vec<u8> {
    field(
        number,
        &values
            .iter()
            .flat_map(|value| varint(*value))
            .collect::<Vec<u8>>(),
    )
}

/// Zigzag of the differences from value to value.
fn deltas(values: &[i64]) -> Vec<u64> {
    let mut before = 0;
    values
        .iter()
        .map(|value| {
            let step = value - before;
            before = *value;
            ((step << 1) ^ (step >> 63)).cast_unsigned()
        })
        .collect()
}

fn blob(kind: &str, content: &[u8]) -> Vec<u8> {
    let blob = field(1, content);
    let header = [field(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    let length = u32::try_from(header.len()).expect("a short header").to_be_bytes();
    [length.to_vec(), header, blob].concat()
}

/// A header, six nodes of which two are places, a way around a park and a relation of it.
pub(super) fn handmade() -> Vec<u8> {
    let header = [field(4, b"OsmSchema-V0.6"), field(4, b"DenseNodes")].concat();
    let words = [
        "",
        "tourism",
        "museum",
        "name",
        "Museo",
        "leisure",
        "park",
        "opening_hours",
        "Tu-Su 10:00-18:00",
        "type",
        "multipolygon",
        "outer",
        "fee",
        "5 EUR",
        "wheelchair",
        "yes",
        "viewpoint",
    ];
    let table: Vec<u8> = words.iter().flat_map(|word| field(1, word.as_bytes())).collect();
    let dense = [
        packed(1, &deltas(&[1, 2, 3, 4, 9, 10])),
        packed(
            8,
            &deltas(&[
                600_000_000,
                600_000_000,
                600_010_000,
                600_010_000,
                601_000_000,
                601_500_000,
            ]),
        ),
        packed(
            9,
            &deltas(&[
                250_000_000,
                250_020_000,
                250_020_000,
                250_000_000,
                251_000_000,
                251_500_000,
            ]),
        ),
        packed(
            10,
            &[0, 0, 0, 0, 1, 2, 3, 4, 7, 8, 12, 13, 14, 15, 0, 1, 16, 3, 4, 0],
        ),
    ]
    .concat();
    let way = [
        number(1, 45),
        packed(2, &[5, 3]),
        packed(3, &[6, 4]),
        packed(8, &deltas(&[1, 2, 3, 4, 1])),
    ]
    .concat();
    let relation = [
        number(1, 77),
        packed(2, &[9, 5, 3]),
        packed(3, &[10, 6, 4]),
        packed(8, &[11]),
        packed(9, &deltas(&[45])),
        packed(10, &[1]),
    ]
    .concat();
    let block = |group: &[u8]| blob("OSMData", &[field(1, &table), field(2, group)].concat());
    [
        blob("OSMHeader", &header),
        block(&field(2, &dense)),
        block(&field(3, &way)),
        block(&field(4, &relation)),
    ]
    .concat()
}
