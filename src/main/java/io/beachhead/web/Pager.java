package io.beachhead.web;

import org.jspecify.annotations.Nullable;

/**
 * Where in a long list a page is.
 *
 * @param first number of the first row shown, from 1; 0 for none
 * @param last number of the last row shown
 */
public record Pager(
    long first, long last, long total, @Nullable String previousHref, @Nullable String nextHref) {

  /** Pages by number: {@code ?page=2}. */
  public static Pager byNumber(PageAddress address, int page, int size, long total) {
    long first = total == 0 ? 0 : (long) (page - 1) * size + 1;
    long last = Math.min(total, (long) page * size);
    return new Pager(
        first,
        last,
        total,
        page > 1 ? address.with("page", page == 2 ? null : page - 1).href() : null,
        last < total ? address.with("page", page + 1).href() : null);
  }

  public boolean needed() {
    return previousHref != null || nextHref != null;
  }

  public String sentence() {
    return Format.count(first) + Format.EN_DASH + Format.count(last) + " of " + Format.count(total);
  }
}
