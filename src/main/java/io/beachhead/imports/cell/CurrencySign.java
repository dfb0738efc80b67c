package io.beachhead.imports.cell;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A currency as it stands beside an amount: a code of ISO 4217 or a sign. Some signs are used by
 * several countries; which one is meant is for the file or for people to say.
 *
 * @param written as in the cell
 * @param codes ISO 4217, at least one
 */
public record CurrencySign(String written, List<String> codes) {
  private static final List<String> DOLLARS =
      List.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL");
  private static final List<String> YEN = List.of("JPY", "CNY");
  private static final List<String> CROWNS = List.of("SEK", "NOK", "DKK", "ISK");
  private static final List<String> POUNDS = List.of("GBP", "EGP", "LBP");
  private static final List<String> RUPEES = List.of("INR", "PKR", "LKR", "NPR");

  private static final Map<String, List<String>> SIGNS =
      Map.ofEntries(
          Map.entry("$", DOLLARS),
          Map.entry("dollar", DOLLARS),
          Map.entry("dollars", DOLLARS),
          Map.entry("us$", List.of("USD")),
          Map.entry("usd$", List.of("USD")),
          Map.entry("u$s", List.of("USD")),
          Map.entry("a$", List.of("AUD")),
          Map.entry("au$", List.of("AUD")),
          Map.entry("c$", List.of("CAD")),
          Map.entry("ca$", List.of("CAD")),
          Map.entry("cad$", List.of("CAD")),
          Map.entry("nz$", List.of("NZD")),
          Map.entry("s$", List.of("SGD")),
          Map.entry("sg$", List.of("SGD")),
          Map.entry("hk$", List.of("HKD")),
          Map.entry("nt$", List.of("TWD")),
          Map.entry("mx$", List.of("MXN")),
          Map.entry("r$", List.of("BRL")),
          Map.entry("€", List.of("EUR")),
          Map.entry("euro", List.of("EUR")),
          Map.entry("euros", List.of("EUR")),
          Map.entry("£", List.of("GBP")),
          Map.entry("pounds", POUNDS),
          Map.entry("¥", YEN),
          Map.entry("元", List.of("CNY", "TWD")),
          Map.entry("人民币", List.of("CNY")),
          Map.entry("rmb", List.of("CNY")),
          Map.entry("円", List.of("JPY")),
          Map.entry("원", List.of("KRW")),
          Map.entry("₩", List.of("KRW")),
          Map.entry("₹", List.of("INR")),
          Map.entry("rs", RUPEES),
          Map.entry("₨", RUPEES),
          Map.entry("₪", List.of("ILS")),
          Map.entry("₴", List.of("UAH")),
          Map.entry("₺", List.of("TRY")),
          Map.entry("tl", List.of("TRY")),
          Map.entry("₽", List.of("RUB")),
          Map.entry("руб", List.of("RUB")),
          Map.entry("р", List.of("RUB")),
          Map.entry("грн", List.of("UAH")),
          Map.entry("лв", List.of("BGN")),
          Map.entry("₫", List.of("VND")),
          Map.entry("฿", List.of("THB")),
          Map.entry("₱", List.of("PHP")),
          Map.entry("₦", List.of("NGN")),
          Map.entry("₡", List.of("CRC")),
          Map.entry("₲", List.of("PYG")),
          Map.entry("₵", List.of("GHS")),
          Map.entry("₸", List.of("KZT")),
          Map.entry("₼", List.of("AZN")),
          Map.entry("₾", List.of("GEL")),
          Map.entry("rp", List.of("IDR")),
          Map.entry("rm", List.of("MYR")),
          Map.entry("zł", List.of("PLN")),
          Map.entry("zl", List.of("PLN")),
          Map.entry("kč", List.of("CZK")),
          Map.entry("ft", List.of("HUF")),
          Map.entry("lei", List.of("RON", "MDL")),
          Map.entry("kr", CROWNS),
          Map.entry("fr", List.of("CHF")),
          Map.entry("sfr", List.of("CHF")));

  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** What a sign or code means; null where it means no currency. */
  public static @Nullable CurrencySign of(String written) {
    String bare = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    String upper = bare.toUpperCase(Locale.ROOT);
    if (upper.length() == 3 && CODES.contains(upper)) {
      return new CurrencySign(written, List.of(upper));
    }
    var codes = SIGNS.get(bare.replace('￥', '¥').replace('￦', '₩').toLowerCase(Locale.ROOT));
    return codes == null ? null : new CurrencySign(written, codes);
  }

  /** The one currency it can mean, or null. */
  public @Nullable String code() {
    return codes.size() == 1 ? codes.getFirst() : null;
  }
}
