package io.beachhead.roadmap.optimum;

import io.beachhead.value.HappyModel;

/**
 * Happy customers by the value model.
 *
 * @param model the accounts and what a happy one of them counts
 * @param places by feature, its place in the model
 */
record HappyGoal(HappyModel model, int[] places) implements CurvedGoal {
  @Override
  public int size() {
    return places.length;
  }

  @Override
  public double[] start() {
    return model.start();
  }

  @Override
  public double[] delta(int feature) {
    return model.delta(places[feature]);
  }

  @Override
  public double value(double[] state) {
    return model.value(state);
  }

  @Override
  public double bound(double[] state, double[] rest) {
    return model.bound(state, rest);
  }

  @Override
  public double most() {
    return model.most();
  }

  @Override
  public int parts() {
    return model.blocks();
  }

  @Override
  public int mean(int part) {
    return HappyModel.SUMS * part;
  }

  @Override
  public int spreads(int part) {
    return HappyModel.SUMS * part + 1;
  }

  @Override
  public int squares(int part) {
    return HappyModel.SUMS * part + 2;
  }

  @Override
  public double correlation() {
    return model.correlation();
  }

  @Override
  public double part(int part, double mean, double variance) {
    return model.happy(part, mean, Math.sqrt(Math.max(0, variance)));
  }
}
