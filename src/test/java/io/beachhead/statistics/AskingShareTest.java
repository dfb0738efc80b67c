package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskingShareTest {
  @Test
  void weighsAccountsAndSaysHowManyThatAre() {
    var share =
        AskingShare.of(
            List.of(
                new AskingShare.Account(3, 1),
                new AskingShare.Account(1, .5),
                new AskingShare.Account(1, 0),
                new AskingShare.Account(1, 0)));
    assertThat(share.share()).isCloseTo(3.5 / 6, within(1e-12));
    assertThat(share.unweighted()).isEqualTo(.5);
    assertThat(share.effectiveAccounts()).isCloseTo(36 / 12.0, within(1e-12));
    assertThat(share.asking()).isEqualTo(2);
  }

  @Test
  void isNeverCertainOfZero() {
    var none =
        AskingShare.of(List.of(new AskingShare.Account(1, 0), new AskingShare.Account(1, 0)));
    assertThat(none.share()).isZero();
    assertThat(none.se()).isCloseTo(Math.sqrt(1 / 6.0 * 5 / 6 / 2), within(1e-12));
    assertThatThrownBy(() -> AskingShare.of(List.of())).hasMessageContaining("weight");
  }
}
