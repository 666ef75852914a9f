package org.recourse.exchange.ncmec;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.Received;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// A page of `/v2/entries`. Immutable.
///
/// @param records of it
/// @param next where the next page is, if one follows: a path with a query
public record EntriesPage(List<Received> records, Optional<String> next) {

  /// Copies the records.
  public EntriesPage {
    records = List.copyOf(records);
  }

  /// Reads a page. A document type is refused and external entities are off: a hostile page
  /// reaches no file and no address, and does not grow while it is read. Namespaces are not
  /// looked at, as the reference client does not.
  ///
  /// @throws FetchFailedException if it is not such a page
  public static EntriesPage read(byte[] xml) throws FetchFailedException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        return new Page(reader).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
  }

  /// One page being read.
  private static final class Page {
    private final XMLStreamReader reader;
    private final List<Received> records = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private boolean rooted;

    Page(XMLStreamReader reader) {
      this.reader = reader;
    }

    EntriesPage read() throws XMLStreamException, FetchFailedException {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new FetchFailedException(FetchFailure.UNREADABLE);
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          open(reader.getLocalName());
        }
      }
      if (!rooted) {
        throw new FetchFailedException(FetchFailure.UNREADABLE);
      }
      return new EntriesPage(records, next);
    }

    private void open(String element) throws XMLStreamException {
      switch (element) {
        case "queryResult" -> rooted = true;
        case "next" ->
          next = Optional.of(reader.getElementText().strip()).filter(link -> !link.isEmpty());
        case "image", "video", "deletedImage", "deletedVideo" -> records.add(entry(element));
        default -> {
          // what is around the entries
        }
      }
    }

    private Received entry(String element) throws XMLStreamException {
      Item item = new Item(element.startsWith("deleted"), element.endsWith("ideo"));
      int depth = 1;
      while (depth > 0) {
        int event = reader.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth += item.take(reader, depth) ? 0 : 1;
        }
      }
      return item.received();
    }
  }

  /// One entry being read.
  private static final class Item {
    private final boolean gone;
    private final boolean video;
    private final List<Signal> signals = new ArrayList<>();
    private String member = "";
    private String id = "";
    private String timestamp = "";
    private boolean wrong;

    Item(boolean gone, boolean video) {
      this.gone = gone;
      this.video = video;
    }

    /// Takes an element, and returns whether it was read to its end.
    boolean take(XMLStreamReader reader, int depth) throws XMLStreamException {
      String element = reader.getLocalName();
      if (depth == 1 && element.equals("member")) {
        member = String.valueOf(reader.getAttributeValue(null, "id"));
        return false;
      }
      if (depth == 1 && element.equals("id")) {
        id = reader.getElementText().strip();
        return true;
      }
      if (depth == 1 && element.equals("timestamp")) {
        timestamp = reader.getElementText().strip();
        return true;
      }
      if (!video && element.equals("pdq")) {
        return signal(SignalType.PDQ, reader);
      }
      return video && element.equals("md5") && signal(SignalType.VIDEO_MD5, reader);
    }

    private boolean signal(SignalType type, XMLStreamReader reader) throws XMLStreamException {
      String text = reader.getElementText().strip();
      try {
        signals.add(new Signal(type, text));
      } catch (IllegalArgumentException _) {
        wrong = true;
      }
      return true;
    }

    Received received() {
      String key = member + "-" + id;
      if (member.isEmpty() || id.isEmpty() || member.equals("null")) {
        return new Received.Unreadable("UNNAMED", key);
      }
      try {
        long version = timestamp.isEmpty() ? 0 : Instant.parse(timestamp).toEpochMilli();
        if (gone) {
          return new Received.Named(key, List.of(), true, version);
        }
        return signals.isEmpty()
            ? new Received.Unreadable(wrong ? "INVALID_SIGNAL" : "UNSUPPORTED_TYPE", key)
            : new Received.Named(key, signals, false, version);
      } catch (DateTimeParseException _) {
        return new Received.Unreadable("INVALID_TIME", key);
      }
    }
  }
}
