package io.beachhead.voice;

import io.beachhead.store.Changes;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All requests of the workspace, kept in memory until one of them changes. After an edit of a few
 * requests only those are read again.
 */
@Component
public class Requests {
  /** Those without a date last; the same under every database. */
  public static final Comparator<Request> NEWEST_FIRST =
      Comparator.comparing(
              Request::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
          .thenComparing(Request::id);

  private final RequestQuery query;
  private final Changes changes;
  private final WorkspaceSettings settings;
  private final Object lock = new Object();
  private @Nullable Read last;
  private Set<String> touched = new HashSet<>();
  private long touches;

  /**
   * @param version of the areas it rests on
   * @param touches how many commits of single requests are in it
   */
  private record Read(long version, long touches, RequestBook book) {}

  Requests(RequestQuery query, Changes changes, WorkspaceSettings settings) {
    this.query = query;
    this.changes = changes;
    this.settings = settings;
  }

  /** Everything at this moment. Not for use while writing. */
  public RequestBook book() {
    synchronized (lock) {
      // Asked in this order, and before reading: a commit in between costs a second reading, never
      // a stale answer. A touch is counted after its version rose, so that equal numbers mean that
      // nothing else has changed.
      long touchesNow = touches;
      long version = changes.version("voice", "customers", "settings");
      var read = last;
      if (read == null || version - read.version != touchesNow - read.touches) {
        touched = new HashSet<>();
        read = new Read(version, touchesNow, RequestBook.of(query.all(currency())));
      } else if (version != read.version) {
        var some = touched;
        touched = new HashSet<>();
        read = new Read(version, touchesNow, read.book.with(some, query.of(some, currency())));
      }
      last = read;
      return read.book;
    }
  }

  private String currency() {
    return settings.current().currency();
  }

  /**
   * Every voice: all requests that are confirmed, merged ones too, the newest first, those without
   * a date last. Not for use while writing.
   */
  public List<Request> all() {
    return book().all();
  }

  /** The same, where merged requests count once: those that are a voice of another are left out. */
  public List<Request> distinct() {
    return book().distinct();
  }

  /** Those of one account, the newest first. */
  public List<Request> of(String accountId) {
    return all().stream().filter(request -> accountId.equals(request.accountId())).toList();
  }

  /** The request with that id, a merged or unconfirmed one too. */
  public Optional<Request> find(String id) {
    return book().find(id);
  }

  /** How many nobody has given a theme or feature yet. */
  public int unassigned() {
    return book().unassigned();
  }

  /** Says, within the transaction that does it, which requests a writer changes. */
  void touch(Collection<String> ids) {
    changes.mark("voice");
    var some = List.copyOf(ids);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            synchronized (lock) {
              touched.addAll(some);
              touches++;
            }
          }
        });
  }
}
