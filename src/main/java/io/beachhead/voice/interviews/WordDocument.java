package io.beachhead.voice.interviews;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The text of a Word document, a line per paragraph. */
final class WordDocument {
  private static final String MAIN = "word/document.xml";
  private static final int MOST_ENTRIES = 2_000;

  /** Bytes unpacked, of everything before the text and of the text itself. */
  private static final int MOST_UNPACKED = 40 * 1024 * 1024;

  private WordDocument() {}

  static String text(byte[] file) {
    byte[] main;
    try {
      main = main(file);
    } catch (IOException | IllegalArgumentException broken) {
      throw TranscriptFile.unusable("is a broken .docx file");
    }
    if (main == null) {
      throw TranscriptFile.unusable("is not a Word document: it is a zip file without its text");
    }
    try {
      return paragraphs(main);
    } catch (XMLStreamException broken) {
      throw TranscriptFile.unusable("is a broken .docx file");
    }
  }

  private static byte @Nullable [] main(byte[] file) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      int left = MOST_UNPACKED;
      int entries = 0;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw TranscriptFile.unusable("holds more than 2,000 files");
        }
        byte[] content = unpacked(zip, left);
        left -= content.length;
        if (entry.getName().equals(MAIN)) {
          return content;
        }
      }
      return null;
    }
  }

  private static byte[] unpacked(InputStream from, int most) throws IOException {
    var content = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      if (content.size() + read > most) {
        throw TranscriptFile.unusable("unpacks to more than 40 MB");
      }
      content.write(buffer, 0, read);
    }
    return content.toByteArray();
  }

  private static String paragraphs(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    var text = new StringBuilder();
    boolean words = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          words = reader.getLocalName().equals("t");
          switch (reader.getLocalName()) {
            case "tab" -> text.append('\t');
            case "br", "cr" -> text.append('\n');
            default -> {}
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
            text.append(words ? reader.getText() : "");
        case XMLStreamConstants.END_ELEMENT -> {
          words = false;
          if (reader.getLocalName().equals("p")) {
            text.append('\n');
          }
        }
        default -> {}
      }
    }
    return text.toString();
  }
}
