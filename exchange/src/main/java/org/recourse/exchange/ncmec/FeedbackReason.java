package org.recourse.exchange.ncmec;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;

/// Why one may vote against an entry, in NCMEC's words. Immutable.
///
/// @param guid by which it is named in a vote
/// @param name what it says
/// @param type of which kind of fingerprint
public record FeedbackReason(String guid, String name, String type) {

  /// Reads an answer. Reasons are found wherever they are in it: documents have
  /// `availableFeedbackReasons` as the root or below one.
  ///
  /// @throws FetchFailedException if it is not XML
  static List<FeedbackReason> read(byte[] xml) throws FetchFailedException {
    List<FeedbackReason> reasons = new ArrayList<>();
    try {
      XMLStreamReader reader = EntriesPage.reader(xml);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("reason")) {
          reasons.add(new FeedbackReason(
              attribute(reader, "guid"), attribute(reader, "name"), attribute(reader, "type")));
        }
      }
      return reasons;
    } catch (XMLStreamException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
