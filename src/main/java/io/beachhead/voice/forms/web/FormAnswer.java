package io.beachhead.voice.forms.web;

import io.beachhead.voice.forms.RequestForm;
import io.beachhead.workspace.PublicAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as JSON.
 *
 * @param link where people fill it in
 * @param closed why it takes nothing; null while it does
 */
record FormAnswer(
    String key,
    String audience,
    String title,
    @Nullable String intro,
    List<String> themes,
    List<String> features,
    @Nullable LocalDate lastDay,
    String link,
    @Nullable String closed,
    Instant createdAt) {

  static FormAnswer of(RequestForm form, PublicAddress address, LocalDate today) {
    return new FormAnswer(
        form.key(),
        form.audience(),
        form.title(),
        form.intro(),
        form.themes(),
        form.features(),
        form.lastDay(),
        address.link(form.path()),
        form.shut(today),
        form.createdAt());
  }
}
