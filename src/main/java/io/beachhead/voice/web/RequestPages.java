package io.beachhead.voice.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Deal;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.RequestEdit;
import io.beachhead.voice.RequestField;
import io.beachhead.voice.RequestNotes.Note;
import io.beachhead.voice.SimilarRequests.Similar;
import io.beachhead.voice.web.RequestPage.Edit;
import io.beachhead.voice.web.RequestPage.Fact;
import io.beachhead.voice.web.RequestPage.Other;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a request into what its page shows. */
final class RequestPages {
  private static final int SIMILAR_SHOWN = 5;

  private final Shell shell;
  private final RequestLookup.Said said;
  private final ZoneId zone;

  RequestPages(Shell shell, RequestLookup.Said said, ZoneId zone) {
    this.shell = shell;
    this.said = said;
    this.zone = zone;
  }

  /** What colleagues wrote and changed, and what is like it. */
  record Around(List<Note> notes, List<RequestEdit> history, List<Similar> similar) {}

  RequestPage page(
      Request request, Around around, RequestPage.@Nullable Form form, boolean editable) {
    Request head = said.book().head(request);
    var voices = said.book().voices(request);
    var known = voices.stream().map(Request::id).toList();
    return new RequestPage(
        shell,
        request.id(),
        request.text(),
        facts(request, editable),
        RequestsPages.about(request, said.features(), editable, false),
        request.importance() == null ? null : RequestsPages.need(request.importance()),
        head.id().equals(request.id()) ? null : other(head, ""),
        new RequestPage.Others(
            voices.subList(1, voices.size()).stream().map(voice -> other(voice, "")).toList(),
            around.similar().stream()
                .filter(similar -> !known.contains(similar.request().id()))
                .filter(similar -> !similar.request().id().equals(head.id()))
                .limit(SIMILAR_SHOWN)
                .map(similar -> other(similar.request(), Format.share(similar.similarity())))
                .toList()),
        new RequestPage.Talk(
            around.notes().stream()
                .map(note ->
                    new RequestPage.Note(note.id(), note.text(), note.by(), when(note.at())))
                .toList(),
            around.history().stream().map(this::edit).toList()),
        form,
        editable,
        request.confirmed());
  }

  private List<Fact> facts(Request request, boolean editable) {
    var facts = new ArrayList<Fact>();
    Request.Asker asker = request.asker();
    facts.add(fact("Said by", PersonText.text(asker.personName(), asker.personEmail())));
    String forgetting = forgetting(asker);
    if (editable && forgetting != null) {
      facts.add(new Fact("Asks to be forgotten?", "See what is held of them", forgetting));
    }
    int row = said.row(request);
    AccountGroup segment = said.segment(request);
    if (row >= 0) {
      facts.add(
          new Fact(
              "Account",
              said.base().name(row),
              shell.link(AccountAddress.of(said.base().id(row)))));
      facts.add(fact("Segment", segment == null ? "" : segment.name()));
      facts.add(
          fact(
              "ARR",
              said.base().hasRevenue(row)
                  ? Format.money(said.base().arr(row), said.base().currency())
                  : ""));
    } else {
      String prospect = asker.prospect();
      facts.add(fact("Account", prospect == null ? "" : prospect + " (prospect)"));
    }
    Money amount = request.amount();
    facts.add(
        fact(
            "Money at stake",
            amount == null ? "" : Format.money(amount.amount(), amount.currency())));
    Deal deal = request.stake().deal();
    if (deal != null) {
      facts.add(fact("Deal", deal.label()));
    }
    facts.add(fact("State", request.state().label()));
    facts.add(fact("Owner", request.owner()));
    facts.add(fact("Source", request.source()));
    facts.add(fact("Captured by", request.capturedBy()));
    Instant created = request.createdAt();
    facts.add(
        fact("Said on", created == null ? "" : Format.date(created.atZone(zone).toLocalDate())));
    return facts;
  }

  /** Where whoever said it can be forgotten; null where nobody is known. */
  private static @Nullable String forgetting(Request.Asker asker) {
    String email = asker.personEmail();
    String known = email == null ? asker.personName() : email;
    return known == null || known.equals(DataSubject.FORGOTTEN_PERSON)
        ? null
        : "/forgetting?%s=%s"
            .formatted(
                email == null ? "name" : "email", URLEncoder.encode(known, StandardCharsets.UTF_8));
  }

  private static Fact fact(String label, @Nullable String value) {
    return new Fact(label, value == null ? "" : value, null);
  }

  private Other other(Request request, String mark) {
    String account = said.accountName(request);
    String prospect = request.asker().prospect();
    var who = new ArrayList<String>();
    if (request.said() != null) {
      who.add(request.said());
    }
    if (account != null || prospect != null) {
      who.add(account == null ? String.valueOf(prospect) : account);
    }
    if (request.importance() != null) {
      who.add(request.importance().label());
    }
    return new Other(
        request.id(),
        shell.link(RequestAddress.of(request.id())),
        request.text().length() <= 400 ? request.text() : request.text().substring(0, 399) + "…",
        String.join(", ", who),
        mark);
  }

  private Edit edit(RequestEdit edit) {
    String label =
        RequestField.named(edit.field())
            .map(RequestField::label)
            .orElseGet(() ->
                switch (edit.field()) {
                  case "mergedInto" -> edit.after().isEmpty() ? "Separated from" : "Merged into";
                  case "splitFrom" -> "Split from";
                  case "confirmed" -> "Accepted";
                  case "deleted" -> edit.after().isEmpty() ? "Brought back" : "Deleted";
                  default -> edit.field();
                });
    return new Edit(label, values(edit.before()), values(edit.after()), edit.by(), when(edit.at()));
  }

  private static String values(List<String> values) {
    return values.stream().map(RequestCapture::shortened).collect(Collectors.joining(", "));
  }

  private String when(Instant at) {
    return Format.time(at, zone);
  }
}
