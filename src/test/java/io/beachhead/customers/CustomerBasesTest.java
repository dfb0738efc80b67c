package io.beachhead.customers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.customers.attribute.Attribute;
import io.beachhead.store.Changes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class CustomerBasesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @TempDir static Path folder;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("beachhead.data", folder::toString);
  }

  @Autowired CustomerBases bases;
  @Autowired JdbcClient sql;
  @Autowired Changes changes;
  @Autowired PlatformTransactionManager transactions;

  TransactionTemplate write;

  @BeforeEach
  void emptyWorkspace() {
    write = new TransactionTemplate(transactions);
    change("DELETE FROM account");
  }

  @Test
  void answersForAnEmptyWorkspace() {
    CustomerBase base = bases.asOf(TODAY);
    assertThat(base.size()).isZero();
    assertThat(base.totalArr()).isZero();
    assertThat(base.attribute("industry")).isNotNull();
    assertThat(base.attribute("Contract")).isNull();
  }

  @Test
  void readsAccountsPeopleAndRevenue() {
    change(
        """
        INSERT INTO account (id, name, industry, employees, stage, created_at, attributes) VALUES
        ('7590', 'Halden Property', 'Real estate', 84, 'paying', 1741600000000, '{"Units":1140}'),
        ('0001', 'Nordlys', NULL, NULL, NULL, NULL, '{}')\
        """,
        """
        INSERT INTO person (id, account_id, persona, buying_role) VALUES
        ('p1', '7590', 'Operations', 'champion'), ('p2', '7590', NULL, 'budget'),
        ('p3', '0001', 'Operations', NULL)\
        """,
        "INSERT INTO revenue (account_id, date, mrr_minor, currency) VALUES ('7590', '2025-03-01',"
            + " 140000, 'USD')",
        "INSERT INTO invoice (id, account_id, date, amount_minor, currency)"
            + " VALUES ('i', '0001', '2026-10-10', 5000, 'USD')");
    CustomerBase base = bases.asOf(TODAY);

    int halden = base.rowOf("7590");
    assertThat(halden).as("accounts come in the order of their ids").isEqualTo(1);
    assertThat(base.name(halden)).isEqualTo("Halden Property");
    assertThat(base.rowOf("unknown")).isEqualTo(-1);
    assertThat(text(base, "INDUSTRY", halden)).isEqualTo("Real estate");
    assertThat(text(base, "employees", halden)).isEqualTo("84");
    assertThat(text(base, "units", halden)).isEqualTo("1140");
    assertThat(text(base, "created_at", halden)).isEqualTo("2025-03-10");
    assertThat(base.attributes())
        .extracting(Attribute::name)
        .containsExactly(
            "id",
            "name",
            "domain",
            "industry",
            "employees",
            "country",
            "plan",
            "stage",
            "owner",
            "created_at",
            "Units");
    int nordlys = base.rowOf("0001");
    for (String column : List.of("industry", "employees", "stage", "created_at", "Units")) {
      assertThat(text(base, column, nordlys)).as(column).isNull();
    }
    assertThat(base.arr(halden)).isEqualTo(16_800);
    assertThat(base.arr(nordlys)).isEqualTo(600);
    assertThat(base.totalArr()).isEqualTo(17_400);
    assertThat(bases.asOf(LocalDate.of(2026, 10, 30)).arr(nordlys)).isZero();

    People people = base.people();
    assertThat(people.count(halden)).isEqualTo(2);
    assertThat(people.buyingRole().text(people.first(halden))).isEqualTo("champion");
    assertThat(people.persona().text(people.first(nordlys))).isEqualTo("Operations");
    assertThat(people.end(nordlys)).isEqualTo(people.first(halden));
  }

  @Test
  void keepsTheBaseUntilCustomersOrSettingsChange() {
    change("INSERT INTO account (id, name) VALUES ('a', 'Acme')");
    CustomerBase base = bases.asOf(TODAY);
    write.executeWithoutResult(_ -> changes.mark("voice"));
    assertThat(bases.asOf(TODAY)).isSameAs(base);
    change("UPDATE account SET name = 'Acme Ltd'");
    assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme Ltd");
    assertThat(base.name(0)).as("a base once given never changes").isEqualTo("Acme");
    CustomerBase newer = bases.asOf(TODAY);
    write.executeWithoutResult(_ -> changes.mark("settings"));
    assertThat(bases.asOf(TODAY)).isNotSameAs(newer);
  }

  @Test
  void isReadOnceForAllWhoAskAtTheSameTime() throws Exception {
    change("INSERT INTO account (id, name) VALUES ('a', 'Acme')");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CustomerBase>> questions = Collections.nCopies(50, () -> bases.asOf(TODAY));
      Set<CustomerBase> given = Collections.newSetFromMap(new IdentityHashMap<>());
      for (var answer : executor.invokeAll(questions)) {
        given.add(answer.get());
      }
      assertThat(given).hasSize(1);
    }
  }

  @Test
  void aTransactionThatChangesNothingOfItReadsTheBaseOnceForItselfAndForOthers() {
    change("INSERT INTO account (id, name) VALUES ('a', 'Acme')");
    CustomerBase read =
        write.execute(_ -> {
          CustomerBase first = bases.asOf(TODAY);
          changes.mark("decisions");
          assertThat(bases.asOf(TODAY)).isSameAs(first);
          return first;
        });
    assertThat(bases.asOf(TODAY)).isSameAs(read);
  }

  @Test
  void whatATransactionWroteIsItsOwnUntilItCommits() {
    change("INSERT INTO account (id, name) VALUES ('a', 'Acme')");
    assertThatThrownBy(() ->
            write.executeWithoutResult(_ -> {
              assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme");
              sql.sql("UPDATE account SET name = 'Acme Ltd'").update();
              changes.mark("customers");
              assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme Ltd");
              throw new IllegalStateException("thought better of it");
            }))
        .hasMessage("thought better of it");
    assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme");

    write.executeWithoutResult(_ -> {
      assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme");
      sql.sql("UPDATE account SET name = 'Acme Group'").update();
      changes.mark("customers");
    });
    assertThat(bases.asOf(TODAY).name(0)).isEqualTo("Acme Group");
  }

  private static @Nullable String text(CustomerBase base, String attribute, int row) {
    return requireNonNull(base.attribute(attribute)).text(row);
  }

  private void change(String... statements) {
    write.executeWithoutResult(_ -> {
      for (String statement : statements) {
        sql.sql(statement).update();
      }
      changes.mark("customers");
    });
  }
}
