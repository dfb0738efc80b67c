package io.beachhead.voice.words;

import io.beachhead.voice.jobs.Jobs;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What people said they hire the product for: their own words, else what they want. */
@Component
class JobPassages implements Passages {
  private final Jobs jobs;

  JobPassages(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public String kind() {
    return "jobs";
  }

  @Override
  public List<Passage> all() {
    return jobs.statements().stream()
        .map(statement -> {
          String job = statement.job();
          return new Passage(
              statement.id(),
              statement.account(),
              statement.personEmail(),
              Objects.requireNonNullElse(statement.quote(), statement.want()),
              0,
              null,
              new Passage.Marks(job == null ? Set.of() : Set.of(job), Set.of(), false));
        })
        .toList();
  }
}
