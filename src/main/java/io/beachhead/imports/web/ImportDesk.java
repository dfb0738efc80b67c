package io.beachhead.imports.web;

import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.Imports;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.run.Uploads;
import io.beachhead.web.ProblemException;
import io.beachhead.web.load.Busy;
import io.beachhead.web.load.WorkPool;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.CurrentUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/** Files that people uploaded and the runs they started; the latest of both, in memory. */
@Component
class ImportDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);
  private static final int MOST_FILES = 20;
  private static final int MOST_JOBS = 100;

  private final Imports imports;
  private final Uploads uploads;
  private final WorkPool pool;
  private final Map<String, UploadedFile> files = new LinkedHashMap<>();
  private final Map<String, ImportJob> jobs = new LinkedHashMap<>();

  ImportDesk(Imports imports, Uploads uploads, WorkPool pool) {
    this.imports = imports;
    this.uploads = uploads;
    this.pool = pool;
  }

  /**
   * A file that waits for what to do with it.
   *
   * @param owner id of the user who uploaded it: nobody else may read it
   */
  record UploadedFile(String id, String name, Path path, String owner) {}

  UploadedFile keep(InputStream in, String name) throws IOException {
    var file =
        new UploadedFile(
            UUID.randomUUID().toString(), name, uploads.keep(in), CurrentUser.now().id());
    synchronized (files) {
      files.put(file.id(), file);
      if (files.size() > MOST_FILES) {
        var oldest = files.values().iterator().next();
        files.remove(oldest.id());
        uploads.remove(oldest.path());
      }
    }
    return file;
  }

  UploadedFile file(String id) {
    synchronized (files) {
      var file = files.get(id);
      if (file == null || !file.owner().equals(CurrentUser.now().id())) {
        throw ProblemException.notFound("This upload has expired. Choose the file again.");
      }
      return file;
    }
  }

  /** Starts a run as the current user. */
  ImportJob start(UploadedFile file, ImportKind kind, ImportOptions options) {
    var job = new ImportJob(UUID.randomUUID().toString(), kind, options, file.owner());
    synchronized (jobs) {
      jobs.put(job.id(), job);
      if (jobs.size() > MOST_JOBS) {
        jobs.remove(jobs.keySet().iterator().next());
      }
    }
    Thread.ofVirtual()
        .name("import-" + kind.name())
        .start(new DelegatingSecurityContextRunnable(() -> run(file, job)));
    return job;
  }

  private void run(UploadedFile file, ImportJob job) {
    try {
      job.finish(
          pool.run(Workload.FILE, () -> imports.run(job.kind(), file.path(), job.options(), job)));
    } catch (ProblemException e) {
      job.fail(e.detail());
    } catch (Busy e) {
      job.fail(e.getMessage() + " Nothing was imported.");
    } catch (Exception e) {
      LOG.error("The import of {} as {} failed", file.name(), job.kind().name(), e);
      String why = String.valueOf(e.getMessage());
      job.fail(
          why.contains("full") || why.contains("No space")
              ? "The disk of the server is full. Nothing was imported; free some space and try"
                  + " again."
              : job.kind() instanceof LogKind
                  ? "The import failed half-way. What came before is stored and listed under Data"
                      + " sources: import the same file again to finish it, or undo it."
                  : "The import failed; nothing was imported. See the server's log.");
    }
  }

  ImportJob job(String id) {
    synchronized (jobs) {
      var job = jobs.get(id);
      if (job == null || !job.owner().equals(CurrentUser.now().id())) {
        throw ProblemException.notFound("This import has expired. Start it again.");
      }
      return job;
    }
  }
}
