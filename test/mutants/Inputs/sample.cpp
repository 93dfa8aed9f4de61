// What the operators look at: a && b in a comment is left alone.
#define BOTH(a, b) ((a) && (b))

Level judge(const Program &P, Value &&V, std::vector<Step> &Into) {
  if (V.isPeers() && !V.isChecked() &&
      V.Count < 8)
    return Level::Gate;
  if (auto It = Known.find(V); It != Known.end())
    return It->second;
  const bool Either = call(V.First, V.Last) || V.Name == "a && b";
  switch (V.Kind) {
  case Kind::Size:
  case Kind::Empty:
    Into.push_back({V.Where, "found"});
    break;
  }
  return Either ? Level::Audit : Level::Gate;
}
