package io.beachhead.samples;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The name of an invented person, from many places. */
public record PersonName(String first, String last) {

  private static final List<String> FIRST_NAMES =
      words(
          """
          Signe Nils Ola Amara Mateo Yuki Priya Jonas Inés Mara Chidi Leila Tomasz Aroha Kofi Noor
          Elena Rasmus Thandi Wei Camila Idris Freya Hamza Lucía Dmitri Saoirse Arjun Zainab Pedro
          Ingrid Malik Hana Théo Ngozi Viktor Ximena Omar Astrid Rohan Keiko Bruno Adaeze Linnea
          Farid Marisol Jakub Sanna Tariq Olivia Emeka Paula Andrej Mei Rafael Esther Ivo Nadia
          Caleb Ayesha Gustav Renata Samir Maeve Tuan Beatriz Haruto Zuzana Kwame Alma Daniel Fatou
          Eirik Lakshmi Oscar Miriam Pavel Rosa Sven Yara\
          """);

  private static final List<String> LAST_NAMES =
      words(
          """
          Berg Aas Dahl Okafor Herrera Tanaka Raman Okoro Cano Lind Eze Haddad Kowalski Ngata Mensah
          Rahman Petrova Holm Dlamini Zhang Duarte Bello Larsen Siddiqui Vega Volkov Byrne Mehta
          Yusuf Almeida Solberg Farouk Sato Laurent Adeyemi Novak Ríos Nasser Nyström Kapoor Mori
          Costa Obi Lindqvist Karimi Fuentes Zielinski Virtanen Aziz Bennett Nwosu Moreau Horvat
          Chen Navarro Cohen Jensen Saleh Walker Qureshi Persson Silva Boateng Murray Nguyen Prado
          Ito Kral Asante Weber Owens Diop Hansen Iyer Marsh Levy Sokolov Ferrari Olsen Khalil\
          """);

  public static PersonName drawn(Dice dice) {
    return new PersonName(dice.pick(FIRST_NAMES), dice.pick(LAST_NAMES));
  }

  public String full() {
    return first + " " + last;
  }

  /** {@code Inés Ríos} → {@code ines.rios}. */
  public String mailbox() {
    return plain(first) + "." + plain(last);
  }

  /** Small letters without accents. */
  public static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("ø", "o")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
