//! The inner layer of an OpenStreetMap PBF file: the header block, and blocks of nodes, ways and relations.

use super::protobuf::{Broken, Message, Packed, Value, zigzag};

/// Features a reader must know; this one knows these.
const KNOWN_FEATURES: [&[u8]; 2] = [b"OsmSchema-V0.6", b"DenseNodes"];

/// What the header block says.
#[derive(Default)]
pub(super) struct Header {
    /// Seconds after 1970 up to which the data holds all changes.
    pub(super) replication_timestamp: Option<i64>,
    /// A feature that the file requires and this reader lacks.
    pub(super) unknown_feature: Option<String>,
}

/// A block's parts, not yet taken apart.
pub(super) struct Block<'a> {
    strings: Vec<&'a [u8]>,
    groups: Vec<&'a [u8]>,
    granularity: i64,
    latitude_offset: i64,
    longitude_offset: i64,
}

/// Keys and values.
pub(super) type Tags<'a> = Vec<(&'a str, &'a str)>;

/// A node; nanodegrees.
pub(super) struct Node<'a> {
    pub(super) id: i64,
    pub(super) latitude: i64,
    pub(super) longitude: i64,
    pub(super) tags: Tags<'a>,
}

/// A way: an ordered list of nodes.
pub(super) struct Way<'a> {
    pub(super) id: i64,
    pub(super) tags: Tags<'a>,
    pub(super) nodes: Vec<i64>,
}

/// A relation with its member ways: id, and whether the role is that of an outer ring.
pub(super) struct Relation<'a> {
    pub(super) id: i64,
    pub(super) tags: Tags<'a>,
    pub(super) ways: Vec<(i64, bool)>,
}

pub(super) fn header(bytes: &[u8]) -> Result<Header, Broken> {
    let mut header = Header::default();
    let mut fields = Message::new(bytes);
    while let Some(field) = fields.next()? {
        match field {
            (4, Value::Bytes(feature)) if !KNOWN_FEATURES.contains(&feature) => {
                header.unknown_feature = Some(String::from_utf8_lossy(feature).into_owned());
            }
            (32, Value::Number(timestamp)) => header.replication_timestamp = Some(timestamp.cast_signed()),
            _ => {}
        }
    }
    Ok(header)
}

impl<'a> Block<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Broken> {
        let mut block = Self {
            strings: Vec::new(),
            groups: Vec::new(),
            granularity: 100,
            latitude_offset: 0,
            longitude_offset: 0,
        };
        let mut fields = Message::new(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Bytes(table)) => block.strings = strings(table)?,
                (2, Value::Bytes(group)) => block.groups.push(group),
                (17, Value::Number(number)) => block.granularity = number.cast_signed(),
                (19, Value::Number(number)) => block.latitude_offset = number.cast_signed(),
                (20, Value::Number(number)) => block.longitude_offset = number.cast_signed(),
                _ => {}
            }
        }
        Ok(block)
    }

    /// Hands every node to `take`.
    pub(super) fn nodes(&self, mut take: impl FnMut(Node<'a>)) -> Result<(), Broken> {
        for group in &self.groups {
            let mut fields = Message::new(group);
            while let Some(field) = fields.next()? {
                match field {
                    (1, Value::Bytes(node)) => take(self.node(node)?),
                    (2, Value::Bytes(dense)) => self.dense_nodes(dense, &mut take)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Hands every way to `take`.
    pub(super) fn ways(&self, take: impl FnMut(Way<'a>)) -> Result<(), Broken> {
        self.members(3, Self::way, take)
    }

    /// Hands every relation to `take`.
    pub(super) fn relations(&self, take: impl FnMut(Relation<'a>)) -> Result<(), Broken> {
        self.members(4, Self::relation, take)
    }

    fn members<T>(
        &self,
        wanted: u64,
        read: fn(&Self, &'a [u8]) -> Result<T, Broken>,
        mut take: impl FnMut(T),
    ) -> Result<(), Broken> {
        for group in &self.groups {
            let mut fields = Message::new(group);
            while let Some((field, value)) = fields.next()? {
                if let (true, Value::Bytes(bytes)) = (field == wanted, value) {
                    take(read(self, bytes)?);
                }
            }
        }
        Ok(())
    }

    fn degrees(&self, offset: i64, value: i64) -> Result<i64, Broken> {
        let scaled = value
            .checked_mul(self.granularity)
            .and_then(|scaled| scaled.checked_add(offset));
        scaled.ok_or("a coordinate overflows")
    }

    fn string(&self, index: u64) -> Result<&'a str, Broken> {
        let bytes = usize::try_from(index)
            .ok()
            .and_then(|index| self.strings.get(index));
        str::from_utf8(bytes.ok_or("a tag points beyond the block's texts")?)
            .map_err(|_error| "a tag is not UTF-8")
    }

    fn node(&self, bytes: &'a [u8]) -> Result<Node<'a>, Broken> {
        let (mut id, mut latitude, mut longitude) = (0, 0, 0);
        let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
        let mut fields = Message::new(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Number(number)) => id = zigzag(number),
                (2, Value::Bytes(packed)) => keys = packed,
                (3, Value::Bytes(packed)) => values = packed,
                (8, Value::Number(number)) => latitude = zigzag(number),
                (9, Value::Number(number)) => longitude = zigzag(number),
                _ => {}
            }
        }
        Ok(Node {
            id,
            latitude: self.degrees(self.latitude_offset, latitude)?,
            longitude: self.degrees(self.longitude_offset, longitude)?,
            tags: self.tags(keys, values)?,
        })
    }

    fn dense_nodes(&self, bytes: &'a [u8], take: &mut impl FnMut(Node<'a>)) -> Result<(), Broken> {
        let (mut ids, mut latitudes, mut longitudes, mut texts) = (
            Packed::new(&[]),
            Packed::new(&[]),
            Packed::new(&[]),
            Packed::new(&[]),
        );
        let mut fields = Message::new(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Bytes(packed)) => ids = Packed::new(packed),
                (8, Value::Bytes(packed)) => latitudes = Packed::new(packed),
                (9, Value::Bytes(packed)) => longitudes = Packed::new(packed),
                (10, Value::Bytes(packed)) => texts = Packed::new(packed),
                _ => {}
            }
        }
        let (mut id, mut latitude, mut longitude) = (0, 0, 0);
        while let Some(id) = ids.next_sum(&mut id)? {
            let missing = "the dense nodes have fewer coordinates than ids";
            let latitude = latitudes.next_sum(&mut latitude)?.ok_or(missing)?;
            let longitude = longitudes.next_sum(&mut longitude)?.ok_or(missing)?;
            take(Node {
                id,
                latitude: self.degrees(self.latitude_offset, latitude)?,
                longitude: self.degrees(self.longitude_offset, longitude)?,
                tags: self.dense_tags(&mut texts)?,
            });
        }
        Ok(())
    }

    /// Key and value indices up to a zero, which ends the node's tags.
    fn dense_tags(&self, texts: &mut Packed<'a>) -> Result<Tags<'a>, Broken> {
        let mut tags = Vec::new();
        while let Some(key) = texts.next()?.filter(|key| *key != 0) {
            let value = texts.next()?.ok_or("a tag has no value")?;
            tags.push((self.string(key)?, self.string(value)?));
        }
        Ok(tags)
    }

    fn tags(&self, keys: &'a [u8], values: &'a [u8]) -> Result<Tags<'a>, Broken> {
        let (mut keys, mut values) = (Packed::new(keys), Packed::new(values));
        let mut tags = Vec::new();
        while let Some(key) = keys.next()? {
            let value = values.next()?.ok_or("a tag has no value")?;
            tags.push((self.string(key)?, self.string(value)?));
        }
        Ok(tags)
    }

    fn way(&self, bytes: &'a [u8]) -> Result<Way<'a>, Broken> {
        let (mut id, mut nodes) = (0, Vec::new());
        let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
        let mut fields = Message::new(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Number(number)) => id = number.cast_signed(),
                (2, Value::Bytes(packed)) => keys = packed,
                (3, Value::Bytes(packed)) => values = packed,
                (8, Value::Bytes(packed)) => {
                    let (mut packed, mut sum) = (Packed::new(packed), 0);
                    while let Some(node) = packed.next_sum(&mut sum)? {
                        nodes.push(node);
                    }
                }
                _ => {}
            }
        }
        Ok(Way {
            id,
            tags: self.tags(keys, values)?,
            nodes,
        })
    }

    fn relation(&self, bytes: &'a [u8]) -> Result<Relation<'a>, Broken> {
        let mut id = 0;
        let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
        let (mut roles, mut members, mut kinds) = (Packed::new(&[]), Packed::new(&[]), Packed::new(&[]));
        let mut fields = Message::new(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Number(number)) => id = number.cast_signed(),
                (2, Value::Bytes(packed)) => keys = packed,
                (3, Value::Bytes(packed)) => values = packed,
                (8, Value::Bytes(packed)) => roles = Packed::new(packed),
                (9, Value::Bytes(packed)) => members = Packed::new(packed),
                (10, Value::Bytes(packed)) => kinds = Packed::new(packed),
                _ => {}
            }
        }
        let (mut ways, mut sum) = (Vec::new(), 0);
        while let Some(member) = members.next_sum(&mut sum)? {
            let missing = "a relation has more members than roles or types";
            let (role, kind) = (roles.next()?.ok_or(missing)?, kinds.next()?.ok_or(missing)?);
            if kind == WAY_MEMBER {
                ways.push((member, matches!(self.string(role)?, "" | "outer")));
            }
        }
        Ok(Relation {
            id,
            tags: self.tags(keys, values)?,
            ways,
        })
    }
}

/// The format's number for a member that is a way.
const WAY_MEMBER: u64 = 1;

fn strings(table: &[u8]) -> Result<Vec<&[u8]>, Broken> {
    let mut strings = Vec::new();
    let mut fields = Message::new(table);
    while let Some(field) = fields.next()? {
        if let (1, Value::Bytes(text)) = field {
            strings.push(text);
        }
    }
    Ok(strings)
}
