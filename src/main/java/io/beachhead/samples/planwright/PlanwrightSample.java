package io.beachhead.samples.planwright;

import io.beachhead.samples.Sample;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.SampleIntroduction;
import io.beachhead.samples.SampleQuestion;
import io.beachhead.samples.SampleScenario;
import io.beachhead.samples.SampleSegmentation;
import io.beachhead.samples.SampleSegmentation.Rule;
import io.beachhead.samples.SampleSource;
import io.beachhead.samples.SampleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo company as a sample: its files, how it divides its customers, what it considers. */
@Component
@Order(0)
public class PlanwrightSample implements SampleSource {

  private static final double CAPACITY_WEEKS = 30;

  @Override
  public SampleIntroduction introduction() {
    return new SampleIntroduction(
        "planwright",
        "Planwright",
        "A whole company to try things on: a project-management tool with 442 accounts, their"
            + " people, a year of product events and revenue, deals, requests, interviews, surveys"
            + " and what is known of the value of its features.",
        442,
        List.of("Real estate", "Technology", "Non-profit"),
        "Three roadmaps of about equal value: one makes real estate happy, one makes nobody"
            + " happy.");
  }

  @Override
  public Sample at(LocalDate anchor) {
    List<PlanwrightAccount> accounts = Planwright.on(anchor).accounts();
    PlanwrightFeatures features = new PlanwrightFeatures();
    PlanwrightEvents events = new PlanwrightEvents(Planwright.SEED, anchor, accounts, features);
    List<SampleFile> files =
        new ArrayList<>(
            List.of(
                PlanwrightAccounts.accountsFile(accounts),
                PlanwrightAccounts.peopleFile(accounts),
                PlanwrightAccounts.revenueFile(accounts),
                new PlanwrightDeals(Planwright.SEED, anchor).file(accounts),
                features.file(),
                new PlanwrightEvidence(Planwright.SEED, accounts, features, anchor).file(),
                PlanwrightUse.file(accounts, features, events),
                new PlanwrightRequests(Planwright.SEED, anchor).file(accounts)));
    var leaving = new PlanwrightLeaving(Planwright.SEED, anchor);
    files.add(leaving.reasons(accounts));
    files.add(leaving.payments(accounts));
    files.add(leaving.cards(accounts));
    files.add(leaving.cancellations(accounts));
    var sellers = new PlanwrightSellers(Planwright.SEED, anchor);
    files.add(sellers.reps());
    files.add(sellers.leads(accounts));
    files.add(new PlanwrightSpend(anchor).file());
    files.addAll(new PlanwrightInterviews(Planwright.SEED, anchor).files(accounts));
    files.addAll(
        new PlanwrightSurveys(Planwright.SEED, anchor, features).files(events.recommendations()));
    return new Sample(
        introduction(),
        segmentations(),
        files,
        SampleText.read("planwright/value-model.json"),
        scenarios(),
        CAPACITY_WEEKS,
        questions(),
        new PlanwrightDecisions(anchor).all(),
        SampleText.read("planwright/growth.json"),
        SampleText.read("planwright/guides.json"),
        events);
  }

  private static List<SampleSegmentation> segmentations() {
    return List.of(
        new SampleSegmentation(
            "industry",
            "Industry",
            true,
            List.of(
                new Rule(
                    "technology",
                    "Technology",
                    "industry in ('Software', 'IT services', 'Electronics')"),
                new Rule(
                    "real-estate",
                    "Real estate",
                    "industry = 'Real estate' or (\"Leases managed\" > 25 and Units > 50"
                        + " and not \"Tax status\" = 'Charity')"),
                new Rule("non-profit", "Non-profit", "\"Tax status\" = 'Charity'")),
            "other"),
        new SampleSegmentation(
            "use-case",
            "Use case",
            false,
            List.of(
                new Rule("leases", "Leases", "\"Use case\" = 'Leases'"),
                new Rule("launches", "Launches", "\"Use case\" = 'Launches'"),
                new Rule("grants", "Grants and events", "\"Use case\" in ('Grants', 'Events')")),
            "other"),
        new SampleSegmentation(
            "company-size",
            "Company size",
            false,
            List.of(
                new Rule("large", "Large", "employees >= 150"),
                new Rule("mid-size", "Mid-size", "employees between 50 and 149"),
                new Rule("small", "Small", "employees < 50")),
            "other"),
        new SampleSegmentation(
            "buying-group",
            "Buying group",
            false,
            List.of(
                new Rule("it-involved", "IT has a say", "has person with persona = 'IT admin'"),
                new Rule(
                    "finance-involved",
                    "Finance has a say",
                    "has person with persona = 'Finance'")),
            "operations-alone"));
  }

  private static List<SampleQuestion> questions() {
    return List.of(
        new SampleQuestion(
            "From sign-up to first approval",
            "/funnel?step=Signed+up&step=Workspace+created&step=Colleague+invited"
                + "&step=Document+approved&window=28&unit=day"),
        new SampleQuestion(
            "Who comes to approve, by segment",
            "/funnel?step=Approval+requested&step=Document+approved&window=7&unit=day"
                + "&breakdown=segment"));
  }

  private static List<SampleScenario> scenarios() {
    return List.of(
        new SampleScenario(
            "spread",
            "Spread thin",
            "One feature for each segment.",
            List.of("timeline-view", "crm-module", "pipeline-management")),
        new SampleScenario(
            "focused",
            "Focused",
            "Three features for Real estate.",
            List.of("crm-module", "analytics", "client-portal")),
        new SampleScenario(
            "best-fit",
            "Best fit",
            "Most happy customers within the capacity.",
            List.of("client-portal", "analytics", "timeline-view")));
  }
}
