package io.beachhead.segments.web;

import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.Preview;
import java.util.List;

/**
 * What a change would do.
 *
 * @param moved accounts that would be in another segment
 * @param arr what they pay per year
 * @param moves by way, the largest first
 * @param notes what can be saved but is hardly meant
 */
record PreviewAnswer(
    int moved,
    Money arr,
    List<Way> moves,
    List<SegmentationAnswer.Part> segments,
    List<Preview.Note> notes) {

  /** Keys of segments. */
  record Way(String from, String to, int accounts, Money arr) {}

  static PreviewAnswer of(Preview preview, String currency) {
    return new PreviewAnswer(
        preview.moves().accounts(),
        Money.of(preview.moves().arr(), currency),
        preview.moves().moves().stream()
            .map(move ->
                new Way(
                    move.from().key(),
                    move.to().key(),
                    move.accounts(),
                    Money.of(move.arr(), currency)))
            .toList(),
        SegmentationAnswer.parts(preview.membership(), currency),
        preview.notes());
  }
}
