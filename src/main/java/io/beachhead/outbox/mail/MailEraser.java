package io.beachhead.outbox.mail;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes e-mails with all data; the server is a setting and stays. */
@Component
class MailEraser implements DataEraser {
  private final MailRecords records;

  MailEraser(MailRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.deleteAll();
  }
}
