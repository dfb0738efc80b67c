package io.beachhead.alignment.web;

import io.beachhead.alignment.SampleOffers.Offer;
import io.beachhead.web.Shell;
import java.util.List;

/** The start page of a workspace without customers: the next steps. */
public record WelcomePage(
    Shell shell, boolean mayImport, boolean mayLoad, boolean mayInvite, List<Offer> samples) {

  public WelcomePage {
    samples = List.copyOf(samples);
  }
}
