package io.beachhead.samples;

import io.beachhead.workspace.DataEraser;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** A sample that is still arriving stops, and what it set in the settings goes with it. */
@Component
class SampleEraser implements DataEraser {
  private final SampleHistory history;
  private final List<SampleSource> sources;
  private final WorkspaceSettings settings;
  private final UnfinishedSamples unfinished;

  SampleEraser(
      SampleHistory history,
      List<SampleSource> sources,
      WorkspaceSettings settings,
      UnfinishedSamples unfinished) {
    this.history = history;
    this.sources = List.copyOf(sources);
    this.settings = settings;
    this.unfinished = unfinished;
  }

  @Override
  public void erase() {
    history.stop();
    unfinished.forget();
    takeBackSettings();
  }

  /** Name and capacity, where they are a sample's. */
  void takeBackSettings() {
    Workspace now = settings.current();
    if (now.sampleKey() != null) {
      settings.change(
          new Workspace(
              isNamedByASample(now) ? Samples.UNNAMED : now.name(),
              now.currency(),
              now.timezone(),
              now.weekStart(),
              now.exchangeRates(),
              null,
              now.sampleKey()));
    }
  }

  /** A name that somebody gave stays. */
  private boolean isNamedByASample(Workspace workspace) {
    return sources.stream().anyMatch(it -> it.introduction().name().equals(workspace.name()));
  }
}
