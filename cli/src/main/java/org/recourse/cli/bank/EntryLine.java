package org.recourse.cli.bank;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.cli.Entries;
import org.recourse.cli.SignalLine;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.BankEntry;
import org.recourse.match.Digest;
import org.recourse.match.Digest.Algorithm;
import org.recourse.match.EntryContent;
import org.recourse.match.FrameRow;
import org.recourse.match.PictureRow;
import org.recourse.match.RegionData;
import org.recourse.match.RegionRow;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// A bank entry as a JSON object on a line, the form in which a bank is exported and read back
/// whole. Lines of `recourse hash --json` are read as well.
///
/// | property | meaning |
/// | --- | --- |
/// | `name`, `source`, `note` | texts, where there are some |
/// | `sha256`, `md5` | digests of the file |
/// | `pdq`, `quality` | a picture's fingerprint, 64 hex digits, and its quality, 100 if left out
/// |
/// | `pictures` | further pictures: a list of `hash,quality` |
/// | `frames` | a video: a list of `number,quality,hash,seconds` or `hash,quality,seconds` |
/// | `regions` | a list of `hash,detail`, the detail in hexadecimal |
/// | `regionData` | Base64 |
final class EntryLine {

  private static final JsonFactory JSON = new JsonFactory();

  private EntryLine() {}

  /// Reads a line: an object as above, or else a signal.
  ///
  /// @throws IllegalArgumentException if it is neither; the message never repeats it
  static EntryContent parse(String line) {
    return line.stripLeading().startsWith("{")
        ? object(line)
        : SignalLine.parse(line).content();
  }

  /// Writes the properties of an entry.
  static void write(BankEntry entry, JsonGenerator json) {
    EntryContent content = entry.content();
    json.writeStringProperty("entry", entry.id());
    optional(json, "name", content.name());
    optional(json, "source", content.source());
    optional(json, "note", content.note());
    for (Digest digest : content.digests()) {
      json.writeStringProperty(
          digest.algorithm() == Algorithm.MD5 ? "md5" : "sha256", digest.hex());
    }
    list(json, "pictures", content.pictures().stream().map(EntryLine::text).toList());
    list(
        json,
        "frames",
        content.frames().stream().map(row -> Entries.exchanged(row).toLine()).toList());
    list(json, "regions", content.regions().stream().map(EntryLine::text).toList());
    if (!content.regions().isEmpty()) {
      json.writeStringProperty(
          "regionData", Base64.getEncoder().encodeToString(content.regionData().bytes()));
    }
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void list(JsonGenerator json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private static String text(PictureRow row) {
    return row.fingerprint().toHex() + "," + row.quality();
  }

  private static String text(RegionRow row) {
    return row.fingerprint().toHex() + "," + Long.toHexString(row.detail());
  }

  private static EntryContent object(String line) {
    Reading reading = new Reading();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        reading.property(name, json);
      }
    } catch (StreamReadException | JacksonIOException _) {
      throw new IllegalArgumentException("the line begins like a JSON object and is none");
    }
    return reading.content();
  }

  private static final class Reading {

    private EntryContent content = EntryContent.EMPTY;
    private final List<Digest> digests = new ArrayList<>();
    private final List<PictureRow> pictures = new ArrayList<>();
    private final List<RegionRow> regions = new ArrayList<>();
    private RegionData regionData = RegionData.none();
    private @Nullable PdqFingerprint pdq;
    private int quality = 100;

    void property(String name, JsonParser json) {
      switch (name) {
        case "name" -> content = content.named(text(json, name));
        case "source" -> content = content.from(text(json, name));
        case "note" -> content = content.noting(text(json, name));
        case "sha256" -> digests.add(new Digest(Algorithm.SHA256, text(json, name)));
        case "md5" -> digests.add(new Digest(Algorithm.MD5, text(json, name)));
        case "pdq", "pdq-sampled" -> pdq = PdqFingerprint.fromHex(text(json, name));
        case "quality" -> quality = json.getValueAsInt(-1);
        case "pictures" -> texts(json, name).forEach(this::picture);
        case "frames" -> content = content.withFrames(frames(texts(json, name)));
        case "regions" -> texts(json, name).forEach(this::region);
        case "regionData" ->
          regionData = RegionData.copyOf(Base64.getDecoder().decode(text(json, name)));
        case "refused" ->
          throw new IllegalArgumentException("this line says that a file was refused");
        default -> json.skipChildren();
      }
    }

    private void picture(String text) {
      String[] fields = fields(text, "hash,quality");
      pictures.add(new PictureRow(
          PdqFingerprint.fromHex(fields[0]), integer(fields[1], 10).intValue()));
    }

    private void region(String text) {
      String[] fields = fields(text, "hash,detail");
      regions.add(new RegionRow(PdqFingerprint.fromHex(fields[0]), integer(fields[1], 16)));
    }

    private static List<FrameRow> frames(List<String> texts) {
      List<FrameRow> rows = new ArrayList<>(texts.size());
      for (String text : texts) {
        rows.add(Entries.row(SignalLine.frame(text, rows.size())));
      }
      return rows;
    }

    EntryContent content() {
      if (pdq != null) {
        pictures.addFirst(new PictureRow(pdq, quality));
      }
      if (pictures.isEmpty()
          && regions.isEmpty()
          && content.frames().isEmpty()
          && digests.isEmpty()) {
        throw new IllegalArgumentException("the object has no fingerprint and no digest");
      }
      return content.withDigests(digests).withPictures(pictures).withRegions(regions, regionData);
    }

    private static String text(JsonParser json, String name) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException(name + " must be a text");
      }
      return json.getString();
    }

    private static List<String> texts(JsonParser json, String name) {
      List<String> texts = new ArrayList<>();
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException(name + " must be a list of texts");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        texts.add(text(json, "each of " + name));
      }
      return texts;
    }

    private static String[] fields(String text, String form) {
      String[] fields = text.split(",", -1);
      if (fields.length != 2) {
        throw new IllegalArgumentException("not of the form " + form);
      }
      return fields;
    }

    private static Long integer(String digits, int radix) {
      try {
        return radix == 16 ? Long.parseUnsignedLong(digits, 16) : Integer.parseInt(digits);
      } catch (NumberFormatException _) {
        throw new IllegalArgumentException("what should be a number is none");
      }
    }
  }
}
