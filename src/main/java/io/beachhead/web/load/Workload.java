package io.beachhead.web.load;

/** What kind of work a request is; each kind has its own threads, so none waits for another. */
public enum Workload {
  /**
   * Cheap by nature and wanted most when everything else is busy: health, events on their way in,
   * sign-in, people and keys. Runs on the thread of the request.
   */
  LIGHT,

  /** Pages and questions: what a person waits for. What says nothing else is this. */
  QUESTION,

  /** Files in and out: imports, exports, backups, samples. May take minutes. */
  FILE
}
