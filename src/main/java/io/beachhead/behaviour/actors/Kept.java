package io.beachhead.behaviour.actors;

import io.beachhead.behaviour.people.History;
import java.util.Arrays;

/**
 * The people or accounts of one number, kept in the walk that counts it: a row each, in columns.
 * Those of several parts of a walk are put one after the other.
 */
public final class Kept {
  /** Nobody asked by which value. */
  public static final int NO_CODE = -1;

  private int[] unit = new int[16];
  private int[] account = new int[16];
  private long[] at = new long[16];
  private int[] figure = new int[16];
  private int[] code = new int[16];
  private int size;

  /** Keeps whom a history is of. */
  public void add(History history, int event, int figureOf) {
    add(history, event, figureOf, NO_CODE);
  }

  /**
   * Keeps whom a history is of.
   *
   * @param event that makes them count: says when, and for which account
   * @param figureOf what the question counts for each: steps, uses, intervals
   * @param valueCode of a breakdown
   */
  public void add(History history, int event, int figureOf, int valueCode) {
    if (size == unit.length) {
      reserve(size * 2);
    }
    unit[size] = history.unit();
    account[size] = history.account(event);
    at[size] = history.time(event);
    figure[size] = figureOf;
    code[size++] = valueCode;
  }

  /** Adds those of the part that comes right after this one. */
  public void add(Kept next) {
    if (size + next.size > unit.length) {
      reserve(Math.max(size + next.size, size * 2));
    }
    System.arraycopy(next.unit, 0, unit, size, next.size);
    System.arraycopy(next.account, 0, account, size, next.size);
    System.arraycopy(next.at, 0, at, size, next.size);
    System.arraycopy(next.figure, 0, figure, size, next.size);
    System.arraycopy(next.code, 0, code, size, next.size);
    size += next.size;
  }

  /** Only the rows that are wanted, in their order. */
  public Kept only(Rows wanted) {
    var left = new Kept();
    left.reserve(Math.max(1, size));
    for (int row = 0; row < size; row++) {
      if (wanted.holds(row)) {
        left.unit[left.size] = unit[row];
        left.account[left.size] = account[row];
        left.at[left.size] = at[row];
        left.figure[left.size] = figure[row];
        left.code[left.size++] = code[row];
      }
    }
    return left;
  }

  /** Which rows are wanted. */
  public interface Rows {
    boolean holds(int row);
  }

  public int size() {
    return size;
  }

  int unit(int row) {
    return unit[row];
  }

  int account(int row) {
    return account[row];
  }

  long at(int row) {
    return at[row];
  }

  int figure(int row) {
    return figure[row];
  }

  /** Of a value of a breakdown; {@link #NO_CODE} where nobody asked. */
  public int code(int row) {
    return code[row];
  }

  private void reserve(int capacity) {
    unit = Arrays.copyOf(unit, capacity);
    account = Arrays.copyOf(account, capacity);
    at = Arrays.copyOf(at, capacity);
    figure = Arrays.copyOf(figure, capacity);
    code = Arrays.copyOf(code, capacity);
  }
}
