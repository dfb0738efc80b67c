package io.beachhead.voice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailReaderTest {
  @Test
  void readsEncodedWordsPartsAndWhatIsQuoted() throws UnreadableMailException {
    Mail mail =
        read(
            """
            From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@halden.example>
            Subject: =?ISO-8859-1?Q?Schl=FCssel?=
            Date: Mon, 2 Mar 2026 10:00:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Wir brauchen Schl=FCssel f=FCr Mieter.
            > Was brauchen Sie?

            On Mon, Mar 1, 2026, Ada wrote:
            Hello
            --b
            Content-Type: application/pdf; name=x.pdf
            Content-Disposition: attachment; filename=x.pdf
            Content-Transfer-Encoding: base64

            AAAA
            --b--
            """);

    assertThat(mail.senderName()).isEqualTo("Jürgen Müller");
    assertThat(mail.senderEmail()).isEqualTo("juergen@halden.example");
    assertThat(mail.words()).isEqualTo("Schlüssel\nWir brauchen Schlüssel für Mieter.");
    assertThat(mail.quoted()).contains("Was brauchen Sie?", "Hello");
    assertThat(mail.attachments()).isEqualTo(1);
    assertThat(mail.at()).hasToString("2026-03-02T09:00:00Z");
  }

  @Test
  void readsTheWordsOfAPageWhereThereIsNoText() throws UnreadableMailException {
    Mail mail =
        read(
            """
            From: ola@elm.example
            Content-Type: text/html; charset=utf-8

            <html><head><style>p{}</style></head><body><p>Two &amp; three</p><p>Four</p>
            <script>alert(1)</script><blockquote>earlier</blockquote></body></html>
            """);

    assertThat(mail.words()).isEqualTo("Two & three\nFour");
    assertThat(mail.quoted()).contains("earlier");
  }

  @Test
  void takesPastedWordsWithoutHeaders() throws UnreadableMailException {
    Mail mail = MailReader.pasted("Please add sign-on\n-- \nOla\n");

    assertThat(mail.words()).isEqualTo("Please add sign-on");
    assertThat(mail.senderEmail()).isNull();
    assertThat(MailReader.pasted("From: a@b.example\nSubject: Hi\n\nMore").senderEmail())
        .isEqualTo("a@b.example");
  }

  @Test
  void refusesWhatIsNoMail() {
    assertThatThrownBy(() -> MailReader.pasted("  ")).isInstanceOf(UnreadableMailException.class);
    assertThatThrownBy(() -> MailReader.read(new byte[] {0, 1, 2, (byte) 200}))
        .isInstanceOf(UnreadableMailException.class);
  }

  private static Mail read(String message) throws UnreadableMailException {
    return MailReader.read(message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }
}
