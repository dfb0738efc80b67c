package io.beachhead.imports.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A span of time that something is paid for or measured in, as tables write it. */
public enum Interval {
  HOUR("h hr hrs hour hours hourly stunde stunden"),
  DAY("d day days daily tag tage täglich jour jours día días 日"),
  WEEK("w wk wks week weeks weekly woche wochen wöchentlich semaine semaines semana semanas 周 주"),
  MONTH(
      "m mo mth mths mos month months monthly monat monate monatlich mtl mois mensuel mensuelle mes"
          + " meses mensual mese mesi mensile mês mensal maand 月 个月 월 개월 p.m"),
  QUARTER("q qtr quarter quarters quarterly quartal quartale trimestre trimestriel 季度 분기"),
  HALF_YEAR(
      "halfyear half-year semester semiannual semi-annual semiannually semi-annually biannual"
          + " biannually halbjahr halbjährlich semestre semestriel"),
  YEAR(
      "y yr yrs year years yearly annual annually annum p.a pa a jahr jahre jährlich an ans année"
          + " annuel annuelle año años anual anno anni annuale ano anos jaar 年 년 연 연간");

  private static final Map<String, Interval> BY_WORD =
      Arrays.stream(values())
          .flatMap(i -> Arrays.stream(i.words.split(" ")).map(w -> Map.entry(w, i)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String words;

  Interval(String words) {
    this.words = words;
  }

  /** What a word means; null if it does not name a span of time. */
  public static @Nullable Interval of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return BY_WORD.get(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
  }

  /** The word of the column {@code interval}: half-year, year. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
