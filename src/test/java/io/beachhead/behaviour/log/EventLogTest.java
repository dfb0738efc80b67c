package io.beachhead.behaviour.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.KnownPeople;
import io.beachhead.behaviour.people.People;
import io.beachhead.store.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TestWorkspace
class EventLogTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Autowired TestClient client;
  @Autowired EventLog log;
  @Autowired EventIndex index;
  @Autowired Warehouse warehouse;
  @Autowired KnownPeople knownPeople;

  @BeforeEach
  void emptyLog() throws Exception {
    // Imported people would have accounts that no call gave them.
    client.emptyWorkspace();
    log.empty();
  }

  @Test
  void storesAMessageOnceHoweverOftenItComes() throws Exception {
    var signedUp = track("m1", "ada", null, "Signed up", 0);
    assertThat(append(signedUp, signedUp, track("m2", "ada", null, "Invited", 1)))
        .isEqualTo(new Receipt(2, 1));
    assertThat(append(signedUp)).isEqualTo(new Receipt(0, 1));
    assertThat(storedMessages()).containsExactly("m1", "m2");
  }

  @Test
  void knowsAMessageAgainAfterARestart() throws Exception {
    append(track("m1", "ada", null, "Signed up", 0));
    restart();
    assertThat(append(track("m1", "ada", null, "Signed up", 0))).isEqualTo(new Receipt(0, 1));
    assertThat(told()).containsExactly("ada: Signed up");
  }

  @Test
  void showsAnAcknowledgedEventToTheNextQuestion() throws Exception {
    for (int i = 0; i < 50; i++) {
      append(track("m" + i, "ada", null, "Step " + i, i));
      assertThat(index.snapshot().size()).isEqualTo(i + 1);
    }
  }

  @Test
  void keepsHistoriesInOrderOfTimeWhateverTheOrderOfArrival() throws Exception {
    append(track("m1", "ada", null, "third", 30), track("m2", "ada", null, "first", 10));
    append(track("m3", "ada", null, "second", 20), track("m4", "bob", null, "alone", 5));
    assertThat(told()).containsExactly("ada: first, second, third", "bob: alone");
    restart();
    append(track("m5", "ada", null, "before", 1));
    assertThat(told()).containsExactly("ada: before, first, second, third", "bob: alone");
  }

  @Test
  void storesWhatComesAfterSomebodyStartedItWhileItWasClosed() throws Exception {
    append(track("m1", "ada", null, "first", 1));
    log.destroy();
    log.start(); // a question that came in between
    log.resume();
    assertThat(append(track("m2", "ada", null, "second", 2))).isEqualTo(new Receipt(1, 0));
    assertThat(told()).containsExactly("ada: first, second");
  }

  @Test
  void givesAVisitorsHistoryToTheUserTheyBecome() throws Exception {
    append(track("m1", null, "device-1", "Visited", 0));
    append(track("m2", "ada", null, "Signed up", 60));
    assertThat(told()).containsExactly("device-1: Visited", "ada: Signed up");
    append(call("m3", Call.IDENTIFY, "ada", "device-1", null, null, 50));
    assertThat(told()).containsExactly("ada: Visited, Signed up");
    restart();
    assertThat(told()).containsExactly("ada: Visited, Signed up");
  }

  @Test
  void keepsASharedDevicesHistoryWithTheFirstWhoIdentified() throws Exception {
    append(
        track("m1", null, "tablet", "Visited", 0),
        call("m2", Call.IDENTIFY, "ada", "tablet", null, null, 10),
        call("m3", Call.IDENTIFY, "bob", "tablet", null, null, 20),
        track("m4", "bob", "tablet", "Voted", 30));
    assertThat(told()).containsExactly("ada: Visited", "bob: Voted");
    assertThat(histories().people().keptApart()).hasSize(1);
  }

  @Test
  void countsAnEventForTheAccountItNamesElseForThePersonsAtThatTime() throws Exception {
    append(
        track("m1", "ada", null, "early", 0),
        call("m2", Call.GROUP, "ada", null, "acme", null, 100),
        track("m3", "ada", null, "middle", 150),
        call("m4", Call.GROUP, "ada", null, "zenith", null, 200),
        track("m5", "ada", null, "late", 250),
        event("m6", Call.TRACK, "named", "ada", null, "other", null, 260),
        track("m7", "bob", null, "homeless", 0));
    var told = new ArrayList<String>();
    histories()
        .eachAccount(history -> {
          var names = new ArrayList<String>();
          for (int i = 0; i < history.size(); i++) {
            names.add(histories().vocabulary().names.text(history.name(i)));
          }
          told.add(histories().people().account(history.unit()) + ": " + String.join(", ", names));
        });
    assertThat(told)
        .containsExactlyInAnyOrder("acme: early, middle", "zenith: late", "other: named");
  }

  @Test
  void answersEverySenderWhenManyShareACommit() throws Exception {
    var receipts =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(
                i -> log.append(List.of(track("m" + i, "u" + i % 7, null, "Did", i)), List.of()))
            .toList();
    int stored = 0;
    for (CompletableFuture<Receipt> receipt : receipts) {
      stored += receipt.get().stored();
    }
    assertThat(stored).isEqualTo(500);
    assertThat(storedMessages()).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheSenderWhenTheEngineFailsAndRecoversByItself() throws Exception {
    append(track("m1", "ada", null, "before", 0));
    try (var reader = warehouse.reader();
        var statement = reader.createStatement()) {
      statement.execute("ALTER TABLE event RENAME TO hidden");
    }
    assertThatThrownBy(() -> append(track("m2", "ada", null, "during", 1)))
        .hasCauseInstanceOf(NotDurable.class);
    try (var reader = warehouse.reader();
        var statement = reader.createStatement()) {
      statement.execute("ALTER TABLE hidden RENAME TO event");
    }
    append(track("m2", "ada", null, "during", 1), track("m3", "ada", null, "after", 2));
    assertThat(told()).containsExactly("ada: before, during, after");
    assertThat(storedMessages()).containsExactly("m1", "m2", "m3");
  }

  @Test
  void storesAnImportOfAnySizeBesideSendersThatCannotWait() throws Exception {
    var imported =
        IntStream.range(0, 120_000).mapToObj(i -> track("i" + i, "u" + i % 97, null, "Did", i));
    var sender =
        CompletableFuture.supplyAsync(
            () -> log.append(List.of(track("m1", "ada", null, "Live", 0)), List.of()).join());
    assertThat(log.appendAll(imported.iterator())).isEqualTo(new Receipt(120_000, 0));
    assertThat(sender.get()).isEqualTo(new Receipt(1, 0));
    assertThat(index.snapshot().size()).isEqualTo(120_001);
  }

  @Test
  void knowsAnImportedMessageAgainHoweverLongAgoItCame() throws Exception {
    append(track("old", "ada", null, "Did", 0));
    try (var reader = warehouse.reader();
        var statement = reader.createStatement()) {
      statement.execute("UPDATE event SET received_at = received_at - 3456000000");
    }
    restart();
    assertThat(
            log.appendAll(
                List.of(track("old", "ada", null, "Did", 0), track("new", "ada", null, "Did", 0))
                    .iterator()))
        .isEqualTo(new Receipt(1, 1));
  }

  @Test
  void keepsWordsThatDifferInHalfACharacterInOrderAcrossARestart() throws Exception {
    append(
        track("m\ud83d", "ada", null, "Tip \ud83d", 0),
        track("m2", "ada", null, "Tip \ud83e", 1),
        track("m3", "x\ud83d", null, "Paid", 2),
        track("m4", "x\ud83e", null, "Refunded", 3),
        track("m5", "zoe", null, "Paid", 4));
    var before = told();
    restart();
    assertThat(told()).isEqualTo(before).contains("ada: Tip \ufffd, Tip \ufffd", "zoe: Paid");
    assertThat(append(track("m\ud83d", "ada", null, "Tip \ud83d", 0)))
        .as("known again")
        .isEqualTo(new Receipt(0, 1));
  }

  @Test
  void deletesOneEventAndTakesItAgain() throws Exception {
    append(
        track("m1", "ada", null, "Opened", 0),
        track("m2", "ada", null, "Slip", 1),
        track("m3", "bob", null, "Opened", 2));
    assertThat(log.delete("m2")).isEqualTo(1);
    assertThat(log.delete("m2")).isZero();
    assertThat(told()).containsExactly("ada: Opened", "bob: Opened");
    append(track("m4", "bob", null, "Read", 3), track("m2", "ada", null, "Back", 9));
    restart();
    assertThat(told()).containsExactly("ada: Opened, Back", "bob: Opened, Read");
    assertThat(log.delete("m2")).as("the last one").isEqualTo(1);
    append(track("m5", "ada", null, "Next", 10));
    assertThat(told()).containsExactly("ada: Opened, Next", "bob: Opened, Read");
  }

  private Receipt append(Event... events) throws Exception {
    return log.append(List.of(events), List.of()).get(1, TimeUnit.MINUTES);
  }

  private void restart() throws Exception {
    log.destroy();
    index.clear();
    warehouse.destroy();
    log.resume();
  }

  private Histories histories() {
    var snapshot = index.snapshot();
    return new Histories(snapshot, new People(snapshot, knownPeople.directory()));
  }

  private List<String> told() {
    var told = new ArrayList<String>();
    var histories = histories();
    histories.eachPerson(history -> {
      var names = new ArrayList<String>();
      for (int i = 0; i < history.size(); i++) {
        names.add(histories.vocabulary().names.text(history.name(i)));
      }
      told.add(histories.people().id(history.unit()) + ": " + String.join(", ", names));
    });
    return told;
  }

  private List<String> storedMessages() throws Exception {
    var ids = new ArrayList<String>();
    try (var reader = warehouse.reader();
        var statement = reader.createStatement();
        var rows = statement.executeQuery("SELECT message_id FROM event ORDER BY message_id")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private static Event track(
      String id, @Nullable String user, @Nullable String visitor, String name, int seconds) {
    return event(id, Call.TRACK, name, user, visitor, null, null, seconds);
  }

  private static Event call(
      String id,
      Call call,
      @Nullable String user,
      @Nullable String visitor,
      @Nullable String account,
      @Nullable String previous,
      int seconds) {
    return event(id, call, "", user, visitor, account, previous, seconds);
  }

  private static Event event(
      String id,
      Call call,
      String name,
      @Nullable String user,
      @Nullable String visitor,
      @Nullable String account,
      @Nullable String previous,
      int seconds) {
    return new Event(
        id,
        call,
        name,
        user,
        visitor,
        account,
        previous,
        NOON.plusSeconds(seconds),
        Instant.now(),
        null,
        "{}",
        "{}");
  }
}
