package io.beachhead.voice.interviews;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes that passages are marked with, and their exchange with tools for qualitative research
 * as a REFI-QDA codebook ({@code .qdc}, version 1.0).
 */
@Component
public class Codebook {
  private static final String NAMESPACE = "urn:QDA-XML:codebook:1.0";
  private static final int MOST_CODES = 2_000;
  private static final int LONGEST = 100;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;

  Codebook(JdbcClient sql, Changes changes, AuditTrail audit) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * A code.
   *
   * @param quotes passages marked with it
   */
  public record Code(String name, int quotes) {}

  /** All codes by name: those in the codebook and those in use. */
  public List<Code> codes() {
    var codes = new TreeMap<String, Integer>();
    sql.sql("SELECT name FROM code").query(String.class).list().forEach(name -> codes.put(name, 0));
    sql.sql(
            """
            SELECT code, count(*) AS quotes FROM interview_quote
            WHERE code IS NOT NULL GROUP BY code
            """)
        .query(row -> {
          codes.put(row.getString("code"), row.getInt("quotes"));
        });
    return codes.entrySet().stream().map(each -> new Code(each.getKey(), each.getValue())).toList();
  }

  /** The codebook as a file. */
  public byte[] file() {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("CodeBook");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("origin", "Beachhead");
      xml.writeStartElement("Codes");
      for (Code code : codes()) {
        xml.writeEmptyElement("Code");
        xml.writeAttribute(
            "guid",
            UUID.nameUUIDFromBytes(code.name().getBytes(StandardCharsets.UTF_8)).toString());
        xml.writeAttribute("name", code.name());
        xml.writeAttribute("isCodable", "true");
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException cannot) {
      throw new IllegalStateException("a codebook in memory can be written", cannot);
    }
    return bytes.toByteArray();
  }

  /**
   * Adds the codes of a file to the codebook.
   *
   * @return how many are new
   * @throws ProblemException 422 where the file is not a codebook
   */
  @Transactional
  public int add(byte[] file) {
    var known = new ArrayList<String>();
    codes().forEach(code -> known.add(code.name()));
    int added = 0;
    for (String name : names(file)) {
      if (!known.contains(name)) {
        known.add(name);
        sql.sql("INSERT INTO code (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
            .param("name", name)
            .update();
        added++;
      }
    }
    changes.mark("interviews");
    audit.record("codebook.imported", "%d new codes".formatted(added), "");
    return added;
  }

  static List<String> names(byte[] file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<String> names = new ArrayList<>();
    boolean book = false;
    try {
      var xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          book |= xml.getLocalName().equals("CodeBook") || xml.getLocalName().equals("Project");
          String name = xml.getAttributeValue(null, "name");
          if (xml.getLocalName().equals("Code") && name != null && !name.isBlank()) {
            names.add(name.strip().substring(0, Math.min(LONGEST, name.strip().length())));
          }
        }
      }
    } catch (XMLStreamException broken) {
      throw unusable("is not XML that can be read");
    }
    if (!book) {
      throw unusable("is not a REFI-QDA codebook (.qdc)");
    }
    if (names.size() > MOST_CODES) {
      throw unusable("has more than 2,000 codes");
    }
    return names;
  }

  private static ProblemException unusable(String problem) {
    return ProblemException.unprocessable(
        "The file cannot be read as a codebook: it %s.".formatted(problem),
        List.of(ProblemItem.of("file", null, problem)));
  }
}
