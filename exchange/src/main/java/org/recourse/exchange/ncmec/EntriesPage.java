package org.recourse.exchange.ncmec;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.Received;

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
    try {
      return new Page(reader(xml)).read();
    } catch (XMLStreamException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
  }

  /// Returns what reads bytes in memory: there is nothing to be closed.
  static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
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

    private void open(String element) throws XMLStreamException, FetchFailedException {
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

    private Received entry(String element) throws XMLStreamException, FetchFailedException {
      NcmecItem item = new NcmecItem(element);
      Deque<String> open = new ArrayDeque<>();
      StringBuilder text = new StringBuilder();
      while (true) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            open.push(reader.getLocalName());
            text.setLength(0);
            if (open.size() == 1 && reader.getLocalName().equals("member")) {
              item.member(String.valueOf(reader.getAttributeValue(null, "id")));
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (open.isEmpty()) {
              return item.received();
            }
            String closed = open.pop();
            item.take(
                open.isEmpty() ? "" : open.peek(),
                open.size(),
                closed,
                text.toString().strip());
            text.setLength(0);
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new FetchFailedException(FetchFailure.UNREADABLE);
          default -> {
            // comments and instructions
          }
        }
      }
    }
  }
}
