package io.beachhead.boards;

import io.beachhead.workspace.DataEraser;
import org.springframework.stereotype.Component;

/** Deletes the boards with all data: their links end. */
@Component
class BoardsEraser implements DataEraser {
  private final BoardRecords records;

  BoardsEraser(BoardRecords records) {
    this.records = records;
  }

  @Override
  public void erase() {
    records.deleteAll();
  }
}
