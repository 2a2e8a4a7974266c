<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>별칭</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>드라이브</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>파일 폴더</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>바로 가기</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>Page &amp;order:</source>
        <translation>쪽 순서(&amp;O):</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>장당 쪽 수(&amp;P):</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>쪽 집합(&amp;S):</translation>
    </message>
</context>
<context>
    <name>activations</name>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>Swish</source>
        <translation>Swish</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>How much? A price, a temperature, a weight.</source>
        <translation>얼마입니까? 가격, 온도, 무게.</translation>
    </message>
    <message>
        <source>Half the sum of squares</source>
        <translation>오차 제곱합의 절반</translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation>두 클래스</translation>
    </message>
    <message>
        <source>Yes or no? Spam, a fault, a cat.</source>
        <translation>예입니까, 아니요입니까? 스팸, 불량, 고양이.</translation>
    </message>
    <message>
        <source>Binary cross entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation>클래스 10개</translation>
    </message>
    <message>
        <source>Which one of ten? A digit from 0 to 9.</source>
        <translation>열 개 가운데 어느 것입니까? 0부터 9까지의 숫자.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Line through 0: a·x</source>
        <translation>0을 지나는 직선: a·x</translation>
    </message>
    <message>
        <source>Shifted line: a·x + b</source>
        <translation>옮긴 직선: a·x + b</translation>
    </message>
    <message>
        <source>Two inputs: a·x₁ + b·x₂</source>
        <translation>두 입력: a·x₁ + b·x₂</translation>
    </message>
    <message>
        <source>Square: x²</source>
        <translation>제곱: x²</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>f(u) + f(v) = f(u + v)</source>
        <translation>f(u) + f(v) = f(u + v)</translation>
    </message>
    <message>
        <source>c·f(u) = f(c·u)</source>
        <translation>c·f(u) = f(c·u)</translation>
    </message>
    <message>
        <source>where each is steepest</source>
        <translation>가장 가파른 곳</translation>
    </message>
    <message>
        <source>at x</source>
        <translation>x에서</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화값</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Random numbers, as in the book</source>
        <translation>책과 같은 난수</translation>
    </message>
    <message>
        <source>W: std = 1</source>
        <translation>W: std = 1</translation>
    </message>
    <message>
        <source>W: std = 0.01</source>
        <translation>W: std = 0.01</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>What each layer outputs</source>
        <translation>각 층이 내보내는 값</translation>
    </message>
    <message>
        <source>Size of the weight gradients</source>
        <translation>가중치 기울기의 크기</translation>
    </message>
    <message>
        <source>Value after the activation (height: square root of the share)</source>
        <translation>활성화 함수를 지난 값 (높이: 비율의 제곱근)</translation>
    </message>
    <message>
        <source>Size of ∂E/∂W, powers of ten (height: square root of the share)</source>
        <translation>∂E/∂W의 크기, 10의 거듭제곱 (높이: 비율의 제곱근)</translation>
    </message>
    <message>
        <source>Layer 1</source>
        <translation>1층</translation>
    </message>
    <message>
        <source>Layer 2</source>
        <translation>2층</translation>
    </message>
    <message>
        <source>Layer 3</source>
        <translation>3층</translation>
    </message>
    <message>
        <source>Layer 4</source>
        <translation>4층</translation>
    </message>
    <message>
        <source>Layer 5</source>
        <translation>5층</translation>
    </message>
    <message>
        <source>Layer 6</source>
        <translation>6층</translation>
    </message>
    <message>
        <source>Which functions are drawn.</source>
        <translation>어떤 함수를 그릴지 정합니다.</translation>
    </message>
    <message>
        <source>Slope s</source>
        <translation>기울기 s</translation>
    </message>
    <message>
        <source>Leaky ReLU: the slope on the left.</source>
        <translation>Leaky ReLU: 왼쪽의 기울기입니다.</translation>
    </message>
    <message>
        <source>Depth α</source>
        <translation>깊이 α</translation>
    </message>
    <message>
        <source>ELU: how far it goes down on the left.</source>
        <translation>ELU: 왼쪽에서 내려가는 깊이입니다.</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>Drag the point, use the slider, or type any number up to 1000.</source>
        <translation>점을 드래그하거나, 슬라이더를 쓰거나, 1000까지의 수를 입력하세요.</translation>
    </message>
    <message>
        <source>Slopes</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>The derivatives in a plot of their own.</source>
        <translation>도함수를 따로 그립니다.</translation>
    </message>
    <message>
        <source>Tangents</source>
        <translation>접선</translation>
    </message>
    <message>
        <source>The straight line that touches each curve at x.</source>
        <translation>x에서 각 곡선에 닿는 직선입니다.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>포화 구간</translation>
    </message>
    <message>
        <source>Shades where the slope stays below 5 % of its largest.</source>
        <translation>기울기가 최댓값의 5 %보다 작은 구간을 칠합니다.</translation>
    </message>
    <message>
        <source>How many slopes are multiplied. Drag the point in the picture.</source>
        <translation>곱할 기울기의 수입니다. 그림의 점을 드래그해도 됩니다.</translation>
    </message>
    <message>
        <source>Synthetic digits</source>
        <translation>합성 숫자</translation>
    </message>
    <message>
        <source>w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ of x·W + b, with spaces between them: (1, 0) goes to (w₁₁, w₁₂) + b.</source>
        <translation>x·W + b의 w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂를 공백으로 구분해 입력하세요. (1, 0)은 (w₁₁, w₁₂) + b로 갑니다.</translation>
    </message>
    <message>
        <source>Highlighted function</source>
        <translation>강조한 함수</translation>
    </message>
    <message>
        <source>The function whose point you drag, whose formula is shown below and whose saturation is shaded.</source>
        <translation>점을 드래그하고, 아래에 식을 표시하고, 포화 구간을 칠할 함수입니다.</translation>
    </message>
    <message>
        <source>The sigmoid, squeezed and stretched, behind tanh: they are the same.</source>
        <translation>시그모이드를 좁히고 늘여 tanh 뒤에 그립니다. 두 곡선은 같습니다.</translation>
    </message>
    <message>
        <source>Slope evaluated</source>
        <translation>기울기를 재는 곳</translation>
    </message>
    <message>
        <source>The best case, or all layers at the same x.</source>
        <translation>가장 좋은 경우, 또는 모든 층이 같은 x에 있는 경우입니다.</translation>
    </message>
    <message>
        <source>Function f</source>
        <translation>함수 f</translation>
    </message>
    <message>
        <source>The function that is tested.</source>
        <translation>검사할 함수입니다.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>성질</translation>
    </message>
    <message>
        <source>A linear function has both, for all numbers.</source>
        <translation>선형 함수는 모든 수에 대해 두 성질을 모두 만족합니다.</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>b</source>
        <translation>b</translation>
    </message>
    <message>
        <source>u</source>
        <translation>u</translation>
    </message>
    <message>
        <source>The first input. Drag its point.</source>
        <translation>첫 번째 입력입니다. 점을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>u₂</source>
        <translation>u₂</translation>
    </message>
    <message>
        <source>v</source>
        <translation>v</translation>
    </message>
    <message>
        <source>The second input. Drag its point.</source>
        <translation>두 번째 입력입니다. 점을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>v₂</source>
        <translation>v₂</translation>
    </message>
    <message>
        <source>c</source>
        <translation>c</translation>
    </message>
    <message>
        <source>The multiple. Drag the square.</source>
        <translation>곱할 수입니다. 사각형을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>How many layers follow one another.</source>
        <translation>몇 개의 층을 잇는지 정합니다.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>What each layer outputs, or how large the gradients of its weights are.</source>
        <translation>각 층이 내보내는 값, 또는 가중치 기울기의 크기입니다.</translation>
    </message>
    <message>
        <source>Units per layer</source>
        <translation>층별 뉴런 수</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>The task determines the outputs, the activation and the loss.</source>
        <translation>과제에 따라 출력, 활성화 함수, 손실 함수가 정해집니다.</translation>
    </message>
    <message>
        <source>The weighted sum of the last layer. Drag its bar.</source>
        <translation>마지막 층의 가중합입니다. 막대를 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Target t</source>
        <translation>정답 t</translation>
    </message>
    <message>
        <source>Target is 1 (yes)</source>
        <translation>정답은 1(예)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Between and after the layers. Identity: none.</source>
        <translation>층마다 그 뒤에 옵니다. 항등 함수는 없는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Dragged layer</source>
        <translation>드래그할 층</translation>
    </message>
    <message>
        <source>The layer whose square you drag.</source>
        <translation>사각형을 드래그할 층입니다.</translation>
    </message>
    <message>
        <source>Point x₁</source>
        <translation>점 x₁</translation>
    </message>
    <message>
        <source>Point x₂</source>
        <translation>점 x₂</translation>
    </message>
    <message>
        <source>The function after every hidden layer.</source>
        <translation>모든 은닉층 뒤에 오는 함수입니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>1000 samples are sent through every network.</source>
        <translation>표본 1000개를 모든 신경망에 통과시킵니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>3 to 10 numbers. Or drag the bars.</source>
        <translation>수 3~10개를 입력하세요. 막대를 드래그해도 됩니다.</translation>
    </message>
    <message>
        <source>Shift c</source>
        <translation>이동 c</translation>
    </message>
    <message>
        <source>Added to every score: the probabilities must not change.</source>
        <translation>모든 점수에 더합니다. 확률은 그대로여야 합니다.</translation>
    </message>
    <message>
        <source>How many bits each number has.</source>
        <translation>수 하나의 비트 수를 정합니다.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Other scores.</source>
        <translation>다른 점수로 바꿉니다.</translation>
    </message>
    <message>
        <source>Score a</source>
        <translation>점수 a</translation>
    </message>
    <message>
        <source>Scores a</source>
        <translation>점수 a</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>Changed score</source>
        <translation>변경할 점수</translation>
    </message>
    <message>
        <source>Along which score the loss is drawn.</source>
        <translation>손실을 어느 점수에 따라 그릴지 정합니다.</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>y = f(x)</source>
        <translation>y = f(x)</translation>
    </message>
    <message>
        <source>slope dy/dx</source>
        <translation>기울기 dy/dx</translation>
    </message>
    <message>
        <source>2σ(2x) − 1</source>
        <translation>2σ(2x) − 1</translation>
    </message>
    <message>
        <source>for any x</source>
        <translation>모든 x에서</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>slope at most</source>
        <translation>최대 기울기</translation>
    </message>
    <message>
        <source>{name} is flat everywhere: no gradient ever passes.</source>
        <translation>{name}: 어디서나 평평하므로 기울기가 전혀 전해지지 않습니다.</translation>
    </message>
    <message>
        <source>Shaded: {name} is saturated. Below {left} and above {right} its slope stays under 5 % of its largest.</source>
        <translation>회색: {name}의 포화 구간입니다. {left} 아래와 {right} 위에서 기울기가 최댓값의 5 %보다 작습니다.</translation>
    </message>
    <message>
        <source>Shaded: {name} is saturated. Below {left} its slope stays under 5 % of its largest.</source>
        <translation>회색: {name}의 포화 구간입니다. {left} 아래에서 기울기가 최댓값의 5 %보다 작습니다.</translation>
    </message>
    <message>
        <source>{name} saturates nowhere.</source>
        <translation>{name}: 포화되는 곳이 없습니다.</translation>
    </message>
    <message>
        <source>x = {x}</source>
        <translation>x = {x}</translation>
    </message>
    <message>
        <source>Drag to move x</source>
        <translation>드래그하여 x를 바꿉니다</translation>
    </message>
    <message>
        <source>{name} at x = {x}: {y}, slope {slope}.</source>
        <translation>x = {x}에서 {name}: {y}, 기울기 {slope}.</translation>
    </message>
    <message>
        <source>slope {slope}, tangent &lt;i&gt;y&lt;/i&gt; = {line}</source>
        <translation>기울기 {slope}, 접선 &lt;i&gt;y&lt;/i&gt; = {line}</translation>
    </message>
    <message>
        <source>Remaining gradient</source>
        <translation>남은 기울기</translation>
    </message>
    <message>
        <source>Layers it has passed</source>
        <translation>지나온 층의 수</translation>
    </message>
    <message>
        <source>Product of slopes</source>
        <translation>기울기의 곱</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>after {n}</source>
        <translation>{n}층 뒤</translation>
    </message>
    <message>
        <source>A slope of 0: nothing is left after one layer.</source>
        <translation>기울기가 0이므로 한 층만 지나도 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Each layer leaves {share} % at most: the gradient vanishes.</source>
        <translation>층을 지날 때마다 최대 {share} %만 남습니다. 기울기가 소실됩니다.</translation>
    </message>
    <message>
        <source>Each layer leaves {share} %: the gradient vanishes.</source>
        <translation>층을 지날 때마다 {share} %가 남습니다. 기울기가 소실됩니다.</translation>
    </message>
    <message>
        <source>The largest slope is above 1: at best the product grows.</source>
        <translation>가장 큰 기울기가 1보다 큽니다. 가장 좋은 경우 곱이 커집니다.</translation>
    </message>
    <message>
        <source>A slope above 1: the product grows.</source>
        <translation>기울기가 1보다 커서 곱이 커집니다.</translation>
    </message>
    <message>
        <source>The largest slope is 1: at best everything is left, however deep.</source>
        <translation>가장 큰 기울기가 1입니다. 가장 좋은 경우 아무리 깊어도 모두 남습니다.</translation>
    </message>
    <message>
        <source>A slope of 1: everything is left, however deep.</source>
        <translation>기울기가 1이므로 아무리 깊어도 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Drag to change the depth</source>
        <translation>드래그하여 깊이를 바꿉니다</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>The two sides</source>
        <translation>양변의 값</translation>
    </message>
    <message>
        <source>The sides agree as far as these digits go, and yet f is not linear: f(0) is {b}, not 0.</source>
        <translation>보이는 자릿수까지는 양변이 같지만 f는 선형이 아닙니다. f(0)은 0이 아니라 {b}입니다.</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>x₂</source>
        <translation>x₂</translation>
    </message>
    <message>
        <source>Contour lines of f, and the sum of two inputs</source>
        <translation>f의 등고선과 두 입력의 합</translation>
    </message>
    <message>
        <source>The function and the values of the two sides</source>
        <translation>함수와 양변의 값</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>The sides agree, for these numbers and for all others: f is linear.</source>
        <translation>양변이 같습니다. 다른 모든 수에서도 같으므로 f는 선형입니다.</translation>
    </message>
    <message>
        <source>The sides differ by {gap}: f is not linear.</source>
        <translation>양변의 차이는 {gap}입니다. f는 선형이 아닙니다.</translation>
    </message>
    <message>
        <source>The sides agree for these numbers only by chance: try the sum with u = {u}, v = {v}. f is not linear.</source>
        <translation>이 수들에서 우연히 같을 뿐입니다. u = {u}, v = {v}의 합을 해 보세요. f는 선형이 아닙니다.</translation>
    </message>
    <message>
        <source>Drag u</source>
        <translation>u를 드래그합니다</translation>
    </message>
    <message>
        <source>Drag to change the other input</source>
        <translation>드래그하여 다른 입력을 바꿉니다</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>The dragged layer</source>
        <translation>드래그하는 층</translation>
    </message>
    <message>
        <source>Drag the first row of W: where (1, 0) goes</source>
        <translation>W의 첫 번째 행을 드래그합니다: (1, 0)이 가는 곳</translation>
    </message>
    <message>
        <source>Drag the second row of W: where (0, 1) goes</source>
        <translation>W의 두 번째 행을 드래그합니다: (0, 1)이 가는 곳</translation>
    </message>
    <message>
        <source>After all layers</source>
        <translation>모든 층을 지난 뒤</translation>
    </message>
    <message>
        <source>On its path through the layers</source>
        <translation>층을 지나는 중</translation>
    </message>
    <message>
        <source>Drag the point</source>
        <translation>점을 드래그합니다</translation>
    </message>
    <message>
        <source>Drag the bias: where 0 goes</source>
        <translation>편향을 드래그합니다: 0이 가는 곳</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>Scores: drag them</source>
        <translation>점수: 드래그해 보세요</translation>
    </message>
    <message>
        <source>Both agree. Shift the scores until the direct formula overflows.</source>
        <translation>두 값이 같습니다. 공식을 그대로 계산할 때 오버플로가 일어날 때까지 점수를 옮겨 보세요.</translation>
    </message>
    <message>
        <source>Computed directly it overflows: e&lt;sup&gt;{top}&lt;/sup&gt; is above the largest {dtype} number, e&lt;sup&gt;{limit}&lt;/sup&gt;, and becomes inf. Then inf / inf is nan. Subtracting the maximum first keeps every power at 1 or below.</source>
        <translation>공식을 그대로 계산하면 오버플로가 일어납니다. e&lt;sup&gt;{top}&lt;/sup&gt;은 {dtype}의 가장 큰 수 e&lt;sup&gt;{limit}&lt;/sup&gt;보다 커서 inf가 되고, inf / inf는 nan입니다. 최댓값을 먼저 빼면 모든 거듭제곱이 1 이하가 됩니다.</translation>
    </message>
    <message>
        <source>Computed directly it overflows: each power is finite, but their sum is above the largest {dtype} number and becomes inf. Every quotient is then 0.</source>
        <translation>공식을 그대로 계산하면 오버플로가 일어납니다. 거듭제곱은 모두 유한하지만 합이 {dtype}의 가장 큰 수보다 커서 inf가 됩니다. 그러면 모든 몫이 0이 됩니다.</translation>
    </message>
    <message>
        <source>Computed directly it fails: every power is so small that {dtype} makes it 0, and 0 / 0 is nan.</source>
        <translation>공식을 그대로 계산하면 실패합니다. 거듭제곱이 모두 너무 작아 {dtype}에서 0이 되고, 0 / 0은 nan입니다.</translation>
    </message>
    <message>
        <source>Computed directly it loses digits: the powers are among the smallest numbers that {dtype} has.</source>
        <translation>공식을 그대로 계산하면 정밀도가 떨어집니다. 거듭제곱이 {dtype}의 가장 작은 수에 가깝습니다.</translation>
    </message>
    <message>
        <source>Score x</source>
        <translation>점수 x</translation>
    </message>
    <message>
        <source>Maximum subtracted first</source>
        <translation>최댓값을 먼저 뺀 계산</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>As the formula is written</source>
        <translation>공식을 그대로 계산</translation>
    </message>
    <message>
        <source>Drag score {number}</source>
        <translation>점수 {number}을(를) 드래그합니다</translation>
    </message>
    <message>
        <source>sample {n}</source>
        <translation>표본 {n}</translation>
    </message>
    <message>
        <source>class {n}</source>
        <translation>클래스 {n}</translation>
    </message>
    <message>
        <source>Σ over the classes (axis = −1)</source>
        <translation>클래스 방향의 합 (axis = −1)</translation>
    </message>
    <message>
        <source>The sum of each row</source>
        <translation>행마다의 합</translation>
    </message>
    <message>
        <source>Σ over the batch (axis = 0)</source>
        <translation>배치 방향의 합 (axis = 0)</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>The framed class is chosen. Summed over the batch, {off} of {n} rows do not add up to 1: these are not probabilities. {changed} of {n} samples get another class.</source>
        <translation>테두리가 있는 클래스가 선택됩니다. 배치 방향으로 더하면 {n}개 행 중 {off}개의 합이 1이 아니므로 확률이 아닙니다. 표본 {n}개 중 {changed}개의 클래스가 달라집니다.</translation>
    </message>
    <message>
        <source>The framed class is chosen. Summed over the batch, all rows add up to 1 here by chance. {changed} of {n} samples get another class.</source>
        <translation>테두리가 있는 클래스가 선택됩니다. 배치 방향으로 더했지만 여기서는 우연히 모든 행의 합이 1입니다. 표본 {n}개 중 {changed}개의 클래스가 달라집니다.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Loss now</source>
        <translation>지금의 손실</translation>
    </message>
    <message>
        <source>Outputs, target ★</source>
        <translation>출력과 정답 ★</translation>
    </message>
    <message>
        <source>Output y</source>
        <translation>출력 y</translation>
    </message>
    <message>
        <source>The loss over one score</source>
        <translation>점수에 따른 손실</translation>
    </message>
    <message>
        <source>Loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>slope y − t</source>
        <translation>기울기 y − t</translation>
    </message>
    <message>
        <source>Drag the score</source>
        <translation>점수를 드래그합니다</translation>
    </message>
    <message>
        <source>Score {a}, output {y}, target {t}: loss {loss}, slope {slope}.</source>
        <translation>점수 {a}, 출력 {y}, 정답 {t}: 손실 {loss}, 기울기 {slope}.</translation>
    </message>
    <message>
        <source>The book&apos;s three</source>
        <translation>책의 세 함수</translation>
    </message>
    <message>
        <source>Drag the point: which of the three has a slope where?</source>
        <translation>점을 드래그해 보세요. 셋 가운데 어느 것이 어디에서 기울기를 가집니까?</translation>
    </message>
    <message>
        <source>Sigmoid and tanh</source>
        <translation>시그모이드와 tanh</translation>
    </message>
    <message>
        <source>tanh x = 2·sigmoid(2x) − 1: steeper, and centred on 0.</source>
        <translation>tanh x = 2·sigmoid(2x) − 1: 더 가파르고 중심이 0입니다.</translation>
    </message>
    <message>
        <source>The family of ReLU</source>
        <translation>ReLU 계열</translation>
    </message>
    <message>
        <source>Left of 0 they differ: which of them never lets the gradient die?</source>
        <translation>0의 왼쪽에서 서로 다릅니다. 기울기가 결코 사라지지 않는 것은 어느 것입니까?</translation>
    </message>
    <message>
        <source>Failure: saturated, x = 38</source>
        <translation>실패: 포화, x = 38</translation>
    </message>
    <message>
        <source>The computed slope y·(1 − y) is exactly 0, because y rounds to 1. The true slope is 3.1×10⁻¹⁷.</source>
        <translation>y가 1로 반올림되므로 y·(1 − y)로 계산한 기울기는 정확히 0입니다. 실제 기울기는 3.1×10⁻¹⁷입니다.</translation>
    </message>
    <message>
        <source>Failure: ReLU, by chance</source>
        <translation>실패: 우연히 통과한 ReLU</translation>
    </message>
    <message>
        <source>The sides agree while both inputs have the same sign. Drag one of them below 0.</source>
        <translation>두 입력의 부호가 같으면 양변이 같습니다. 하나만 0 아래로 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Whatever you drag, the lines of the grid stay straight. Now choose ReLU as activation.</source>
        <translation>무엇을 드래그해도 격자의 선은 곧습니다. 이제 활성화 함수로 ReLU를 고르세요.</translation>
    </message>
    <message>
        <source>With std = 1 the values stick to 0 and 1, with std = 0.01 to 0.5. Look at the gradients too.</source>
        <translation>std = 1이면 값이 0과 1에, std = 0.01이면 0.5에 몰립니다. 기울기도 보세요.</translation>
    </message>
    <message>
        <source>Deep network: He for ReLU</source>
        <translation>깊은 신경망: ReLU에는 He</translation>
    </message>
    <message>
        <source>The direct formula gives nan. The other one gives what it should.</source>
        <translation>공식을 그대로 계산하면 nan이 되고, 다른 쪽은 올바른 값을 냅니다.</translation>
    </message>
    <message>
        <source>Three finite powers, and a sum that overflows: every quotient becomes 0.</source>
        <translation>거듭제곱 셋은 유한하지만 합에서 오버플로가 일어나 모든 몫이 0이 됩니다.</translation>
    </message>
    <message>
        <source>The largest float32 number is about e⁸⁸·⁷². float64 fixes it.</source>
        <translation>float32로 나타낼 수 있는 가장 큰 수는 약 e⁸⁸·⁷²입니다. float64를 쓰면 해결됩니다.</translation>
    </message>
    <message>
        <source>A linear function passes</source>
        <translation>선형 함수는 통과합니다</translation>
    </message>
    <message>
        <source>Drag u and v: the two sides always agree.</source>
        <translation>u와 v를 드래그해 보세요. 양변은 늘 같습니다.</translation>
    </message>
    <message>
        <source>Two inputs: 6a + 12b</source>
        <translation>두 입력: 6a + 12b</translation>
    </message>
    <message>
        <source>a·1 + b·2 and a·5 + b·10 add up to 6a + 12b, which is f of the sums.</source>
        <translation>a·1 + b·2와 a·5 + b·10의 합은 6a + 12b이고, 이는 합의 f와 같습니다.</translation>
    </message>
    <message>
        <source>Failure: a line that misses 0</source>
        <translation>실패: 0을 지나지 않는 직선</translation>
    </message>
    <message>
        <source>Its graph is a straight line, and yet it is not linear: b is counted twice.</source>
        <translation>그래프는 직선이지만 선형이 아닙니다. b를 두 번 더하기 때문입니다.</translation>
    </message>
    <message>
        <source>Two layers are one</source>
        <translation>두 층은 한 층입니다</translation>
    </message>
    <message>
        <source>Three halvings: an eighth</source>
        <translation>절반의 절반의 절반은 8분의 1</translation>
    </message>
    <message>
        <source>f(f(f(x))) = a³x: with a = 0.5, the point 4 ends at 0.5.</source>
        <translation>f(f(f(x))) = a³x: a = 0.5이면 점 4는 0.5로 갑니다.</translation>
    </message>
    <message>
        <source>ReLU folds the plane</source>
        <translation>ReLU가 평면을 접습니다</translation>
    </message>
    <message>
        <source>Each layer folds the grid along straight lines. Add layers: more folds.</source>
        <translation>층마다 격자를 직선을 따라 접습니다. 층을 늘리면 더 많이 접힙니다.</translation>
    </message>
    <message>
        <source>Failure: the gradient vanishes</source>
        <translation>실패: 기울기 소실</translation>
    </message>
    <message>
        <source>Ten sigmoids leave a millionth of the gradient at most.</source>
        <translation>시그모이드 층 열 개를 지나면 기울기는 최대 백만분의 1만 남습니다.</translation>
    </message>
    <message>
        <source>Four weight initialisations</source>
        <translation>깊은 신경망: 네 가지 가중치 초깃값</translation>
    </message>
    <message>
        <source>With Xavier the values of ReLU fade layer by layer; with He they last.</source>
        <translation>Xavier에서는 ReLU의 값이 층마다 작아지고, He에서는 유지됩니다.</translation>
    </message>
    <message>
        <source>Failure: ten sigmoid layers</source>
        <translation>실패: 시그모이드 층 열 개</translation>
    </message>
    <message>
        <source>The gradient of the first layer is many powers of ten below that of the last.</source>
        <translation>첫 층의 기울기는 마지막 층보다 자릿수가 몇 개나 차이 날 만큼 작습니다.</translation>
    </message>
    <message>
        <source>Drag one bar: all probabilities change, and their sum stays 1.</source>
        <translation>막대 하나를 드래그해 보세요. 모든 확률이 바뀌지만 합은 1입니다.</translation>
    </message>
    <message>
        <source>Failure: 1010, 1000, 990</source>
        <translation>실패: 1010, 1000, 990</translation>
    </message>
    <message>
        <source>Failure: only the sum overflows</source>
        <translation>실패: 합에서만 오버플로</translation>
    </message>
    <message>
        <source>Failure: float32 overflows</source>
        <translation>실패: float32는 88.73에서 오버플로</translation>
    </message>
    <message>
        <source>Failure: sum over the batch</source>
        <translation>실패: 배치 방향의 합</translation>
    </message>
    <message>
        <source>One wrong axis: look for rows that do not add up to 1.</source>
        <translation>축 하나를 잘못 골랐습니다. 합이 1이 아닌 행을 찾아보세요.</translation>
    </message>
    <message>
        <source>Output for two classes</source>
        <translation>두 클래스의 출력</translation>
    </message>
    <message>
        <source>Drag the score: the slope of the loss is always y − t.</source>
        <translation>점수를 드래그해 보세요. 손실의 기울기는 늘 y − t입니다.</translation>
    </message>
    <message>
        <source>Output for ten classes</source>
        <translation>클래스 10개의 출력</translation>
    </message>
    <message>
        <source>Raise the score of a wrong class and watch the loss.</source>
        <translation>틀린 클래스의 점수를 올리고 손실을 보세요.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Superposition</source>
        <translation>중첩의 원리</translation>
    </message>
    <message>
        <source>Stacked layers</source>
        <translation>층 쌓기</translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>Deep network</source>
        <translation>깊은 신경망</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>To the next layer</source>
        <translation>다음 층으로</translation>
    </message>
    <message>
        <source>Through the layers</source>
        <translation>층 통과하기</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>한 층씩 보기</translation>
    </message>
    <message>
        <source>From −6 to 6, 2σ(2x) − 1 differs from tanh x by at most {gap}: rounding.</source>
        <translation>−6에서 6까지 2σ(2x) − 1과 tanh x의 차이는 최대 {gap}이며, 반올림 오차입니다.</translation>
    </message>
    <message>
        <source>Its output is 0 or 1.</source>
        <translation>출력은 0 또는 1입니다.</translation>
    </message>
    <message>
        <source>Its outputs lie between {low} and {high}.</source>
        <translation>출력은 {low}에서 {high} 사이에 있습니다.</translation>
    </message>
    <message>
        <source>Its lowest output is {low}, at x = {at}; there is no upper bound.</source>
        <translation>가장 작은 출력은 x = {at}에서 {low}이고, 위로는 한계가 없습니다.</translation>
    </message>
    <message>
        <source>Its outputs have no bound.</source>
        <translation>출력에는 한계가 없습니다.</translation>
    </message>
    <message>
        <source>Its outputs lie above {low}.</source>
        <translation>출력은 {low}보다 큽니다.</translation>
    </message>
    <message>
        <source>Its outputs are 0 or more.</source>
        <translation>출력은 0 이상입니다.</translation>
    </message>
    <message>
        <source>Its slope is at most {slope}.</source>
        <translation>기울기는 최대 {slope}입니다.</translation>
    </message>
    <message>
        <source>No single matrix does this: the best one (least squares) misses by up to {miss}.</source>
        <translation>행렬 하나로는 이렇게 할 수 없습니다. 가장 가까운 행렬(최소제곱)도 최대 {miss}만큼 어긋납니다.</translation>
    </message>
    <message>
        <source>One matrix would do the same with this grid: no point of it meets the bend.</source>
        <translation>이 격자에는 행렬 하나로도 같은 결과를 얻습니다. 꺾이는 곳에 닿는 점이 없습니다.</translation>
    </message>
    <message>
        <source>One matrix does the same, and it flattens the plane.</source>
        <translation>행렬 하나와 같으며, 그 행렬은 평면을 납작하게 만듭니다.</translation>
    </message>
    <message>
        <source>One layer, one matrix: straight lines stay straight and parallel.</source>
        <translation>층 하나는 행렬 하나입니다. 직선은 직선으로, 평행은 평행으로 남습니다.</translation>
    </message>
    <message>
        <source>These {n} layers do what one matrix does: straight lines stay straight and parallel.</source>
        <translation>이 {n}개의 층은 행렬 하나와 같습니다. 직선은 직선으로, 평행은 평행으로 남습니다.</translation>
    </message>
    <message>
        <source>One layer: a matrix and a bias. What is pale shows where the grid ends.</source>
        <translation>층 하나는 행렬과 편향입니다. 흐린 격자가 도착할 곳입니다.</translation>
    </message>
    <message>
        <source>{n} layers, a matrix each: would a single one do the same? What is pale shows where the grid ends.</source>
        <translation>층이 {n}개이고 행렬도 층마다 하나씩 있습니다. 행렬 하나로도 같은 일을 할 수 있을까요? 흐린 격자가 도착할 곳입니다.</translation>
    </message>
    <message>
        <source>Std {number} in layer {n}. And in layer {last}?</source>
        <translation>{n}층의 표준편차는 {number}입니다. {last}층에서는 얼마일까요?</translation>
    </message>
    <message>
        <source>Size {number} in layer {n}. And in layer {last}?</source>
        <translation>{n}층의 크기는 {number}입니다. {last}층에서는 얼마일까요?</translation>
    </message>
    <message>
        <source>In the last layer the values are all but the same: {mean}, std {last}.</source>
        <translation>마지막 층에서는 값이 거의 모두 같습니다: {mean}, 표준편차 {last}.</translation>
    </message>
    <message>
        <source>In the last layer {share} % of the values lie where the slope is below 0.01.</source>
        <translation>마지막 층에서는 값의 {share} %가 기울기 0.01 미만인 곳에 있습니다.</translation>
    </message>
    <message>
        <source>The values fade: std {first} in the first layer, {last} in the last one.</source>
        <translation>값이 점점 작아집니다: 표준편차가 첫 층 {first}, 마지막 층 {last}.</translation>
    </message>
    <message>
        <source>The values grow: std {first} in the first layer, {last} in the last one.</source>
        <translation>값이 점점 커집니다: 표준편차가 첫 층 {first}, 마지막 층 {last}.</translation>
    </message>
    <message>
        <source>The values keep their spread: std {first} in the first layer, {last} in the last one.</source>
        <translation>값이 흩어진 정도가 유지됩니다: 표준편차가 첫 층 {first}, 마지막 층 {last}.</translation>
    </message>
    <message>
        <source>No gradient reaches the first layer: all of it is 0.</source>
        <translation>첫 층에 닿는 기울기가 없습니다. 모두 0입니다.</translation>
    </message>
    <message>
        <source>The gradient vanishes: the first layer has {ratio} times that of the last.</source>
        <translation>기울기가 소실됩니다: 첫 층의 기울기는 마지막 층의 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>The gradient explodes: the first layer has {ratio} times that of the last.</source>
        <translation>기울기가 폭발합니다: 첫 층의 기울기는 마지막 층의 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>The gradient lasts: the first layer has {ratio} times that of the last.</source>
        <translation>기울기가 유지됩니다: 첫 층의 기울기는 마지막 층의 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>Activation of B</source>
        <translation>B의 활성화 함수</translation>
    </message>
    <message>
        <source>The factor of each layer</source>
        <translation>층마다 곱해지는 값</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Something went wrong inside nnviz.</source>
        <translation>nnviz 안에서 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>You can go on. The details are in {log}.</source>
        <translation>계속 사용하실 수 있습니다. 자세한 내용은 {log}에 있습니다.</translation>
    </message>
    <message>
        <source>The next start begins with fresh settings; yours are kept. The details are in {log}.</source>
        <translation>다음 실행은 초기 설정으로 시작하며, 지금 설정은 보관됩니다. 자세한 내용은 {log}에 있습니다.</translation>
    </message>
    <message>
        <source>nnviz could not start.</source>
        <translation>nnviz를 시작하지 못했습니다.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
</context>
<context>
    <name>common</name>
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>Set the images upright</source>
        <translation>이미지 바로 세우기</translation>
    </message>
    <message>
        <source>The edges of the images are light, as with dark ink on paper; in MNIST they are 0.</source>
        <translation>이미지 가장자리가 밝습니다. 종이에 어두운 잉크로 쓴 이미지와 같습니다. MNIST의 가장자리는 0입니다.</translation>
    </message>
    <message>
        <source>A network that knows MNIST reads {stored} of the first images correctly as they are stored, and {there} after “{turn}”.</source>
        <translation>MNIST를 배운 신경망은 저장된 그대로일 때 처음 이미지들의 {stored}를, ‘{turn}’ 뒤에는 {there}를 맞힙니다.</translation>
    </message>
    <message>
        <source>EMNIST&apos;s files, as published, have rows and columns swapped.</source>
        <translation>배포된 EMNIST 파일은 행과 열이 서로 바뀌어 있습니다.</translation>
    </message>
    <message>
        <source>“Set the images upright”, under Data, changes that for all tabs.</source>
        <translation>데이터의 ‘이미지 바로 세우기’를 누르면 모든 탭에서 바로 섭니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Shuffled epochs</source>
        <translation>에폭마다 섞기</translation>
    </message>
    <message>
        <source>With replacement</source>
        <translation>복원 추출</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Where the images come from.</source>
        <translation>이미지를 가져오는 곳입니다.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>A folder with MNIST&apos;s four files or with PNG pictures by class, an .npz or a .csv file. It may be dropped here.</source>
        <translation>MNIST 파일 네 개나 클래스별 PNG 이미지가 있는 폴더, .npz 또는 .csv 파일입니다. 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>For dark ink on light paper: nnviz takes 0 for paper and 255 for ink.</source>
        <translation>밝은 종이에 어두운 잉크로 쓴 이미지에 씁니다. nnviz에서는 종이가 0, 잉크가 255입니다.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>표본 추출</translation>
    </message>
    <message>
        <source>Each image once per epoch, or every batch sampled anew from all images.</source>
        <translation>에폭마다 모든 이미지를 한 번씩 보거나, 배치마다 전체에서 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>The larger ρ, the longer past gradients count.</source>
        <translation>ρ가 클수록 과거의 기울기 제곱을 더 오래 반영합니다.</translation>
    </message>
    <message>
        <source>The larger β₁, the longer past gradients count.</source>
        <translation>β₁이 클수록 과거의 기울기를 더 오래 반영합니다.</translation>
    </message>
    <message>
        <source>The larger β₂, the longer past squared gradients count.</source>
        <translation>β₂가 클수록 과거의 기울기 제곱을 더 오래 반영합니다.</translation>
    </message>
    <message>
        <source>The share of the last step that is kept.</source>
        <translation>지난 갱신에서 유지하는 비율입니다.</translation>
    </message>
    <message>
        <source>Sets images upright that were saved rotated or mirrored, as those of EMNIST are.</source>
        <translation>EMNIST처럼 회전되거나 뒤집혀 저장된 이미지를 바로 세웁니다.</translation>
    </message>
    <message>
        <source>Decay ρ</source>
        <translation>감쇠율 ρ</translation>
    </message>
    <message>
        <source>Decay β₁</source>
        <translation>감쇠율 β₁</translation>
    </message>
    <message>
        <source>Decay β₂</source>
        <translation>감쇠율 β₂</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>모멘텀 μ</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>저장된 그대로</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>행과 열 바꾸기</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn upside down</source>
        <translation>거꾸로 돌리기</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>좌우 뒤집기</translation>
    </message>
    <message>
        <source>Swap top and bottom</source>
        <translation>상하 뒤집기</translation>
    </message>
    <message>
        <source>Swap over the other diagonal</source>
        <translation>다른 대각선으로 뒤집기</translation>
    </message>
    <message>
        <source>MNIST, else synthetic</source>
        <translation>MNIST, 없으면 합성 숫자</translation>
    </message>
    <message>
        <source>Folder or file</source>
        <translation>폴더 또는 파일</translation>
    </message>
    <message>
        <source>Synthetic digits</source>
        <translation>합성 숫자</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}”은(는) 수가 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 선택</translation>
    </message>
    <message>
        <source>Files ({kinds})</source>
        <translation>파일 ({kinds})</translation>
    </message>
    <message>
        <source>There is no setting called {name}.</source>
        <translation>{name}(이)라는 설정은 없습니다.</translation>
    </message>
    <message>
        <source>The setting {name} has a value of another kind.</source>
        <translation>설정 {name}의 값이 알맞은 종류가 아닙니다.</translation>
    </message>
    <message>
        <source>{label} must be a number.</source>
        <translation>{label}: 수를 입력하세요.</translation>
    </message>
    <message>
        <source>{label} must be a whole number.</source>
        <translation>{label}: 정수를 입력하세요.</translation>
    </message>
    <message>
        <source>{label} must be between {low} and {high}; {value} is not.</source>
        <translation>{label}: {low}에서 {high} 사이여야 합니다. {value}은(는) 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>{label} must be whole numbers with commas.</source>
        <translation>{label}: 정수를 쉼표로 구분해 입력하세요.</translation>
    </message>
    <message>
        <source>{label}: at most {most} numbers.</source>
        <translation>{label}: 수는 {most}개까지 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>{label} must be numbers with spaces between them.</source>
        <translation>{label}: 수를 공백으로 구분해 입력하세요.</translation>
    </message>
    <message>
        <source>{label}: give {least} to {most} numbers.</source>
        <translation>{label}: 수를 {least}~{most}개 입력하세요.</translation>
    </message>
    <message>
        <source>{label}: {value} is not one of the choices.</source>
        <translation>{label}: {value}은(는) 선택할 수 없는 값입니다.</translation>
    </message>
    <message>
        <source>{label}: choose at least one.</source>
        <translation>{label}: 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>{label} must be on or off.</source>
        <translation>{label}: 켬 또는 끔이어야 합니다.</translation>
    </message>
    <message>
        <source>{label} must be a path.</source>
        <translation>{label}: 경로를 입력하세요.</translation>
    </message>
    <message>
        <source>{label} must be a text.</source>
        <translation>{label}: 텍스트를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>Mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>훈련 이미지</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>시험 이미지</translation>
    </message>
    <message>
        <source>There is nothing between two commas. Give a name for every class.</source>
        <translation>쉼표와 쉼표 사이가 비어 있습니다. 모든 클래스에 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>There are {found} class names. At most {most} can be used.</source>
        <translation>클래스 이름이 {found}개입니다. 최대 {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>The place of the image in its array, from 0.</source>
        <translation>배열에서 이미지의 위치입니다. 0부터 셉니다.</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>Writes the value of every pixel, 0 to 255, into the image.</source>
        <translation>모든 픽셀의 값(0–255)을 이미지 안에 씁니다.</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Pixels from 0 to 1 as float32 instead of 0 to 255 as uint8.</source>
        <translation>픽셀을 0–255(uint8) 대신 0–1(float32)로 나타냅니다.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Each image as one vector, row after row, instead of a square.</source>
        <translation>이미지를 정사각형 대신 행을 차례로 이은 벡터 하나로 나타냅니다.</translation>
    </message>
    <message>
        <source>One-hot labels</source>
        <translation>원-핫 레이블</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images one update sees.</source>
        <translation>한 번 갱신할 때 보는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>The book network&apos;s arrays</source>
        <translation>책의 신경망이 받는 배열</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>A network learns from the training images. The test images are only used to evaluate it.</source>
        <translation>신경망은 훈련 이미지로 배웁니다. 시험 이미지는 평가에만 씁니다.</translation>
    </message>
    <message>
        <source>Each label as a vector with 1 at its class and 0 elsewhere.</source>
        <translation>레이블을 해당 클래스만 1이고 나머지는 0인 벡터로 나타냅니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same batches.</source>
        <translation>시드가 같으면 배치도 같습니다.</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>With commas between them, the name of class 0 first. Empty: the data&apos;s own.</source>
        <translation>클래스 0의 이름부터 쉼표로 구분합니다. 비워 두면 데이터의 이름을 씁니다.</translation>
    </message>
    <message>
        <source>A digit as numbers</source>
        <translation>수로 본 숫자</translation>
    </message>
    <message>
        <source>What looks like a digit is a table of numbers; nothing else reaches the network.</source>
        <translation>숫자처럼 보이는 것은 수의 표입니다. 신경망에는 이 수만 들어갑니다.</translation>
    </message>
    <message>
        <source>Rows end to end</source>
        <translation>행을 차례로 잇기</translation>
    </message>
    <message>
        <source>Press Play: row after row goes to the end of the vector.</source>
        <translation>재생을 누르세요. 행이 하나씩 벡터의 끝에 붙습니다.</translation>
    </message>
    <message>
        <source>normalize=True, flatten=True, one_hot_label=True: compare the shapes and types.</source>
        <translation>normalize=True, flatten=True, one_hot_label=True: 형상과 자료형을 비교해 보세요.</translation>
    </message>
    <message>
        <source>A batch of ten</source>
        <translation>10장짜리 배치</translation>
    </message>
    <message>
        <source>Ten images seldom show all ten classes. Draw a few batches and watch the columns.</source>
        <translation>이미지 10장에 10개 클래스가 모두 나오는 일은 드뭅니다. 배치를 몇 번 뽑으며 막대를 살펴보세요.</translation>
    </message>
    <message>
        <source>A batch of a thousand</source>
        <translation>1,000장짜리 배치</translation>
    </message>
    <message>
        <source>The more images, the closer the shares in a batch usually are to those in all the data.</source>
        <translation>이미지가 많을수록 배치의 비율은 대체로 전체 데이터의 비율에 가까워집니다.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>As arrays</source>
        <translation>배열로 보기</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Download MNIST…</source>
        <translation>MNIST 내려받기…</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Computing the means …</source>
        <translation>평균을 계산하는 중 …</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Share of each class</source>
        <translation>클래스별 비율</translation>
    </message>
    <message>
        <source>Share in %</source>
        <translation>비율(%)</translation>
    </message>
    <message>
        <source>this batch</source>
        <translation>이 배치</translation>
    </message>
    <message>
        <source>all training images</source>
        <translation>훈련 이미지 전체</translation>
    </message>
    <message>
        <source>Image {number} of the batch. Click it to enlarge it.</source>
        <translation>배치의 {number}번째 이미지입니다. 클릭하면 크게 보입니다.</translation>
    </message>
    <message>
        <source>{size} images, {different} different ones.</source>
        <translation>이미지 {size}장, 그중 서로 다른 이미지 {different}장.</translation>
    </message>
    <message>
        <source>Class {name} is farthest from its share of the data: {share} % instead of {whole} %.</source>
        <translation>데이터에서의 비율과 가장 크게 다른 클래스는 {name}입니다: {whole} % 대신 {share} %.</translation>
    </message>
    <message>
        <source>Every class has the same share as in all the data, to a tenth of a per cent.</source>
        <translation>모든 클래스의 비율이 소수점 첫째 자리까지 데이터와 같습니다.</translation>
    </message>
    <message>
        <source>There is no image {index}. Choose from 0 to {last}.</source>
        <translation>{index}번 이미지는 없습니다. 0부터 {last}까지 고르세요.</translation>
    </message>
    <message>
        <source>Batch size: {batch} is more than the {images} training images.</source>
        <translation>배치 크기: {batch}은(는) 훈련 이미지 {images}장보다 많습니다.</translation>
    </message>
    <message>
        <source>There are {found} class names, but the data has {classes} classes. Give {classes}.</source>
        <translation>클래스 이름은 {found}개인데 데이터의 클래스는 {classes}개입니다. {classes}개를 입력하세요.</translation>
    </message>
    <message>
        <source>The {found} class names do not fit this data with {classes} classes: its own are shown.</source>
        <translation>클래스 이름 {found}개는 클래스가 {classes}개인 이 데이터에 맞지 않아 데이터의 이름을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Opening the data: {what} …</source>
        <translation>데이터를 여는 중: {what} …</translation>
    </message>
    <message>
        <source>Opening the data …</source>
        <translation>데이터를 여는 중 …</translation>
    </message>
    <message>
        <source>&lt;b&gt;Synthetic digits&lt;/b&gt;, generated by nnviz: nobody&apos;s handwriting</source>
        <translation>&lt;b&gt;합성 숫자&lt;/b&gt;: 사람의 손글씨가 아니라 nnviz가 만든 이미지입니다</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;: in MNIST&apos;s format, not the published files</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;: MNIST와 같은 형식이며 공식 배포 파일은 아닙니다</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;: arrays from an .npz file</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;: .npz 파일의 배열</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;: a table of labels and pixels</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;: 레이블과 픽셀을 적은 표</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;: PNG pictures in a folder for each class</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;: 클래스마다 폴더에 담긴 PNG 이미지</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, with all images turned or inverted</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;: 모든 이미지를 돌리거나 반전했습니다</translation>
    </message>
    <message>
        <source>every {count}th image of the data is for the test</source>
        <translation>{count}장마다 한 장을 시험용으로 남겼습니다</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source on the left.</source>
        <translation>아직 데이터가 없습니다. 왼쪽에서 출처를 고르세요.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The genuine MNIST&lt;/b&gt;: contents verified</source>
        <translation>&lt;b&gt;원본 MNIST&lt;/b&gt;: 내용을 확인했습니다</translation>
    </message>
    <message>
        <source>{train} training and {test} test images of {height} × {width} pixels</source>
        <translation>{height} × {width} 픽셀, 훈련 이미지 {train}장과 시험 이미지 {test}장</translation>
    </message>
    <message>
        <source>{origin} · {numbers}</source>
        <translation>{origin} · {numbers}</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}, index {width} · {row} + {column} = {index}</source>
        <translation>{row}행 {column}열: {value}, 인덱스 {width} · {row} + {column} = {index}</translation>
    </message>
    <message>
        <source>Click or drag in the image.</source>
        <translation>이미지 안을 클릭하거나 드래그하세요.</translation>
    </message>
    <message>
        <source>Point at a pixel to read its value.</source>
        <translation>픽셀을 가리키면 값이 표시됩니다.</translation>
    </message>
    <message>
        <source>mean of {count} images, each pixel 0 to 255</source>
        <translation>이미지 {count}장의 평균, 픽셀마다 0–255</translation>
    </message>
    <message>
        <source>training image {index}</source>
        <translation>훈련 이미지 {index}번</translation>
    </message>
    <message>
        <source>test image {index}</source>
        <translation>시험 이미지 {index}번</translation>
    </message>
    <message>
        <source>Label {label}</source>
        <translation>레이블 {label}</translation>
    </message>
    <message>
        <source>Label {label}: {name}</source>
        <translation>레이블 {label}: {name}</translation>
    </message>
    <message>
        <source>The mean of all training images of each class, and how many there are</source>
        <translation>클래스별 훈련 이미지의 평균과 이미지 수</translation>
    </message>
    <message>
        <source>The mean of all test images of each class, and how many there are</source>
        <translation>클래스별 시험 이미지의 평균과 이미지 수</translation>
    </message>
    <message>
        <source>Training images of each class: {counts}.</source>
        <translation>클래스별 훈련 이미지 수: {counts}.</translation>
    </message>
    <message>
        <source>Test images of each class: {counts}.</source>
        <translation>클래스별 시험 이미지 수: {counts}.</translation>
    </message>
    <message>
        <source>Drag: the pixel moves through the vector</source>
        <translation>드래그하면 픽셀이 벡터를 따라 움직입니다</translation>
    </message>
    <message>
        <source>The image as a vector: row after row</source>
        <translation>벡터가 된 이미지: 행을 차례로 이음</translation>
    </message>
    <message>
        <source>One row of the image</source>
        <translation>이미지의 한 행</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>{low} … {high}</source>
        <translation>{low} … {high}</translation>
    </message>
    <message>
        <source>the label of this image: {label}</source>
        <translation>이 이미지의 레이블: {label}</translation>
    </message>
    <message>
        <source>the first {shown} images of {size}</source>
        <translation>{size}장 가운데 처음 {shown}장</translation>
    </message>
    <message>
        <source>The images of batch {batch}</source>
        <translation>{batch}번 배치의 이미지</translation>
    </message>
    <message>
        <source>Save a subset as IDX</source>
        <translation>일부를 IDX로 저장</translation>
    </message>
    <message>
        <source>This many training images are sampled without replacement; all test images are saved too. Four files are written into a folder of your choice.</source>
        <translation>이만큼의 훈련 이미지를 비복원 추출하고, 시험 이미지는 모두 저장합니다. 선택한 폴더에 파일 네 개를 만듭니다.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 고르기…</translation>
    </message>
    <message>
        <source>{folder} already holds a dataset. Choose an empty folder.</source>
        <translation>{folder}에는 이미 데이터가 있습니다. 빈 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{count} training and {test} test images are saved in {folder}.</source>
        <translation>훈련 이미지 {count}장과 시험 이미지 {test}장을 {folder}에 저장했습니다.</translation>
    </message>
    <message>
        <source>Saving: {what} …</source>
        <translation>저장하는 중: {what} …</translation>
    </message>
    <message>
        <source>Save a subset as IDX…</source>
        <translation>일부를 IDX로 저장…</translation>
    </message>
    <message>
        <source>{label}, {part}: {height} × {width} pixels with values from {low} to {high}.</source>
        <translation>{label}, {part}: {height} × {width} 픽셀, 값은 {low}부터 {high}까지입니다.</translation>
    </message>
    <message>
        <source>Further images of every class</source>
        <translation>클래스마다 다음 이미지</translation>
    </message>
    <message>
        <source>Further classes</source>
        <translation>다른 클래스</translation>
    </message>
</context>
<context>
    <name>derivatives</name>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차분</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Your own formula</source>
        <translation>직접 쓴 식</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>Distance of a run</source>
        <translation>달리기 거리</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>전방 차분</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>후방 차분</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>중심 차분</translation>
    </message>
    <message>
        <source>Halve h</source>
        <translation>h를 반으로</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>The variable that varies; the other one is held constant.</source>
        <translation>변하는 변수입니다. 다른 변수는 고정됩니다.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>What is halved at each step of the time bar: h or the visible range.</source>
        <translation>시간 막대의 한 단계마다 반이 되는 것: h 또는 보이는 범위.</translation>
    </message>
    <message>
        <source>Type one number, such as 0.1, 1e-50 or 16777217.</source>
        <translation>0.1, 1e-50, 16777217과 같은 수 하나를 입력하세요.</translation>
    </message>
    <message>
        <source>Beale&apos;s function</source>
        <translation>빌 함수</translation>
    </message>
    <message>
        <source>Type a number between 10⁻⁴⁰⁰ and 10⁴⁰⁰ with at most 60 characters.</source>
        <translation>10⁻⁴⁰⁰에서 10⁴⁰⁰까지의 수를 60자 이내로 입력하세요.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>The function whose slope is wanted.</source>
        <translation>기울기를 구할 함수입니다.</translation>
    </message>
    <message>
        <source>f(x) =</source>
        <translation>f(x) =</translation>
    </message>
    <message>
        <source>Such as 0.01x² + 0.1x, sin(2x), e^-x, |x − 1|, √x, max(0, x).</source>
        <translation>예: 0.01x² + 0.1x, sin(2x), e^-x, |x − 1|, √x, max(0, x).</translation>
    </message>
    <message>
        <source>Where the slope is taken. Or drag the point along the curve.</source>
        <translation>기울기를 구할 곳입니다. 곡선 위의 점을 드래그해도 됩니다.</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>A function of two variables.</source>
        <translation>변수가 두 개인 함수입니다.</translation>
    </message>
    <message>
        <source>f(x₀, x₁) =</source>
        <translation>f(x₀, x₁) =</translation>
    </message>
    <message>
        <source>Such as x0² + x1² or sin(x0)·x1.</source>
        <translation>예: x0² + x1² 또는 sin(x0)·x1.</translation>
    </message>
    <message>
        <source>Step along x₀</source>
        <translation>x₀ 방향 이동</translation>
    </message>
    <message>
        <source>Step along x₁</source>
        <translation>x₁ 방향 이동</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>float64 has 53 binary digits, float32 24, float16 11.</source>
        <translation>이진수로 float64는 53자리, float32는 24자리, float16은 11자리입니다.</translation>
    </message>
    <message>
        <source>The step of the difference, from 10 down to 10⁻⁵⁰.</source>
        <translation>차분의 간격으로, 10부터 10⁻⁵⁰까지입니다.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Where the second point lies: ahead, behind, or one on each side.</source>
        <translation>두 번째 점의 위치: 앞, 뒤, 또는 양쪽에 하나씩.</translation>
    </message>
    <message>
        <source>float64 keeps about 16 decimal digits, float32 about 7.</source>
        <translation>float64는 십진수 약 16자리, float32는 약 7자리를 유지합니다.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Zoom 2ⁿ, n =</source>
        <translation>확대 2ⁿ, n =</translation>
    </message>
    <message>
        <source>Each step shows half as much around the point.</source>
        <translation>한 단계마다 점 둘레를 절반만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Exact tangent</source>
        <translation>정확한 접선</translation>
    </message>
    <message>
        <source>The tangent by the rules of differentiation.</source>
        <translation>미분 공식으로 구한 접선입니다.</translation>
    </message>
    <message>
        <source>All three secants</source>
        <translation>할선 세 개 모두</translation>
    </message>
    <message>
        <source>Forward, backward and central at once.</source>
        <translation>전방, 후방, 중심 차분을 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Derivative f&#x200a;′</source>
        <translation>도함수 f&#x200a;′</translation>
    </message>
    <message>
        <source>The slope at every x, numerical and exact.</source>
        <translation>모든 x에서의 기울기를 수치와 정확한 값으로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Such as 0.1, 1e-50, 16777217 or −3.25.</source>
        <translation>0.1, 1e-50, 16777217, −3.25와 같은 수입니다.</translation>
    </message>
    <message>
        <source>Press Space: h is halved again and again, and the view follows, until the digits are lost.</source>
        <translation>스페이스 바를 누르세요. h가 계속 절반이 되고 화면이 따라가며, 마지막에는 유효 숫자가 사라집니다.</translation>
    </message>
    <message>
        <source>The book: tangent at 5</source>
        <translation>책: x = 5의 접선</translation>
    </message>
    <message>
        <source>0.1999999999990898 instead of 0.2; the tangent is y = 0.2x − 0.25.</source>
        <translation>0.2 대신 0.1999999999990898이 나옵니다. 접선은 y = 0.2x − 0.25입니다.</translation>
    </message>
    <message>
        <source>The book: tangent at 10</source>
        <translation>책: x = 10의 접선</translation>
    </message>
    <message>
        <source>0.2999999999986347 instead of 0.3; the tangent is y = 0.3x − 1.</source>
        <translation>0.3 대신 0.2999999999986347이 나옵니다. 접선은 y = 0.3x − 1입니다.</translation>
    </message>
    <message>
        <source>The point −10</source>
        <translation>x = −10</translation>
    </message>
    <message>
        <source>Left of the lowest point the slope is negative: −0.0999999999995449.</source>
        <translation>가장 낮은 점의 왼쪽에서는 기울기가 음수입니다: −0.0999999999995449.</translation>
    </message>
    <message>
        <source>Average speed of a run</source>
        <translation>달리기의 평균 속도</translation>
    </message>
    <message>
        <source>Drag h along the V: too large an h and too small an h both give large errors.</source>
        <translation>h를 V자를 따라 드래그해 보세요. h가 너무 커도 너무 작아도 오차가 큽니다.</translation>
    </message>
    <message>
        <source>0 from the left, 1 from the right; networks simply use 0 here.</source>
        <translation>왼쪽에서는 0, 오른쪽에서는 1입니다. 신경망은 여기서 그냥 0을 씁니다.</translation>
    </message>
    <message>
        <source>Towards 0 it oscillates faster and faster: neither its value nor its slope has a limit.</source>
        <translation>0에 가까울수록 더 빠르게 진동하여 값도 기울기도 정해지지 않습니다.</translation>
    </message>
    <message>
        <source>One variable varies, the other is held constant: 6.00000000000378 and 7.999999999999119.</source>
        <translation>한 변수만 변하고 다른 변수는 고정합니다: 6.00000000000378과 7.999999999999119.</translation>
    </message>
    <message>
        <source>None of these types can store 0.1 exactly. Compare float64 and float16, then type 0.125.</source>
        <translation>어느 자료형도 0.1을 정확히 저장하지 못합니다. float64, float16과 비교하고 0.125도 입력해 보세요.</translation>
    </message>
    <message>
        <source>Drag the end of the step nearer: with half the step, about a quarter of the difference is left.</source>
        <translation>이동의 끝점을 더 가까이 드래그하세요. 이동이 절반이면 남은 차이는 약 4분의 1입니다.</translation>
    </message>
    <message>
        <source>A secant becomes the tangent</source>
        <translation>할선이 접선으로</translation>
    </message>
    <message>
        <source>2 km in 10 min: 0.2 km/min on average. Press Space and watch the interval shrink to one moment.</source>
        <translation>10분 동안 2 km, 평균 0.2 km/분입니다. 스페이스 키를 누르면 구간이 한순간으로 줄어듭니다.</translation>
    </message>
    <message>
        <source>Zoom until the curve is straight</source>
        <translation>곡선이 곧아질 때까지 확대</translation>
    </message>
    <message>
        <source>Press Space: seen from close enough, the curve looks like its tangent.</source>
        <translation>스페이스 키를 누르세요. 충분히 가까이서 보면 곡선은 접선과 거의 같습니다.</translation>
    </message>
    <message>
        <source>The error against h</source>
        <translation>h에 따른 오차</translation>
    </message>
    <message>
        <source>h = 10e-50</source>
        <translation>h = 10e-50</translation>
    </message>
    <message>
        <source>x + h is exactly x, so the difference is 0 and the “derivative” is 0.0.</source>
        <translation>x + h가 정확히 x와 같아서 차는 0이고 “미분값”은 0.0입니다.</translation>
    </message>
    <message>
        <source>float32 and 1e-50</source>
        <translation>float32와 1e-50</translation>
    </message>
    <message>
        <source>float32 has no number between 0 and 1.4×10⁻⁴⁵: h itself becomes 0.</source>
        <translation>float32에는 0과 1.4×10⁻⁴⁵ 사이의 수가 없어 h 자체가 0이 됩니다.</translation>
    </message>
    <message>
        <source>No derivative: |x| at 0</source>
        <translation>미분 불가능: 0에서 |x|</translation>
    </message>
    <message>
        <source>Zoom in as far as you like: the corner stays a corner.</source>
        <translation>아무리 확대해도 꺾인 점은 그대로입니다.</translation>
    </message>
    <message>
        <source>No derivative: ReLU at 0</source>
        <translation>미분 불가능: 0에서 ReLU</translation>
    </message>
    <message>
        <source>No derivative: a step</source>
        <translation>미분 불가능: 계단 함수</translation>
    </message>
    <message>
        <source>The smaller h, the steeper the secant: there is no limit.</source>
        <translation>h가 작을수록 할선이 가팔라지고 극한이 없습니다.</translation>
    </message>
    <message>
        <source>No derivative: sin(1/x) at 0</source>
        <translation>미분 불가능: 0에서 sin(1/x)</translation>
    </message>
    <message>
        <source>Partial derivatives at (3, 4)</source>
        <translation>(3, 4)에서의 편미분</translation>
    </message>
    <message>
        <source>0.1 in float32</source>
        <translation>float32의 0.1</translation>
    </message>
    <message>
        <source>16777217 in float32</source>
        <translation>float32의 16777217</translation>
    </message>
    <message>
        <source>From 2²⁴ on, float32 has only every second whole number.</source>
        <translation>2²⁴부터 float32에는 정수가 하나 걸러 하나씩만 있습니다.</translation>
    </message>
    <message>
        <source>h is lost beside x: x + h is exactly x. So f(x + h) − f(x) is 0, and the slope comes out as 0.</source>
        <translation>h가 x에 비해 너무 작아 x + h가 정확히 x와 같습니다. 그래서 f(x + h) − f(x)는 0이고 기울기도 0으로 계산됩니다.</translation>
    </message>
    <message>
        <source>h is too small: the two values of f agree in all but their last digits; {digits} of {all} digits are left.</source>
        <translation>h가 너무 작습니다. 두 함숫값이 마지막 몇 자리만 다릅니다. {all}자리 가운데 {digits}자리만 남았습니다.</translation>
    </message>
    <message>
        <source>The secant is not yet the tangent: a tenth of h makes the error {factor} times smaller.</source>
        <translation>할선이 아직 접선이 아닙니다. h를 10분의 1로 줄이면 오차가 {factor}분의 1이 됩니다.</translation>
    </message>
    <message>
        <source>Curve and tangent</source>
        <translation>곡선과 접선</translation>
    </message>
    <message>
        <source>Error against h</source>
        <translation>h에 따른 오차</translation>
    </message>
    <message>
        <source>Partial derivatives</source>
        <translation>편미분</translation>
    </message>
    <message>
        <source>Tangent plane</source>
        <translation>접평면</translation>
    </message>
    <message>
        <source>A number as stored</source>
        <translation>저장된 수</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>반감</translation>
    </message>
    <message>
        <source>Numerical slope</source>
        <translation>수치 기울기</translation>
    </message>
    <message>
        <source>Exact slope</source>
        <translation>정확한 기울기</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Ten halvings</source>
        <translation>열 번 반으로</translation>
    </message>
    <message>
        <source>Drag the point, or the diamond for the step; or Tab, then the arrow keys.</source>
        <translation>점을 드래그하거나 마름모(간격)를 드래그하세요. Tab 다음에 화살표 키를 써도 됩니다.</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>exact tangent</source>
        <translation>정확한 접선</translation>
    </message>
    <message>
        <source>numerical tangent</source>
        <translation>수치 접선</translation>
    </message>
    <message>
        <source>secant</source>
        <translation>할선</translation>
    </message>
    <message>
        <source>numerical f&#x200a;′</source>
        <translation>수치 f&#x200a;′</translation>
    </message>
    <message>
        <source>exact f&#x200a;′</source>
        <translation>정확한 f&#x200a;′</translation>
    </message>
    <message>
        <source>Error of the slope against h</source>
        <translation>h에 따른 기울기의 오차</translation>
    </message>
    <message>
        <source>truncation</source>
        <translation>절단 오차</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>반올림 오차</translation>
    </message>
    <message>
        <source>one-sided</source>
        <translation>한쪽 차분</translation>
    </message>
    <message>
        <source>central</source>
        <translation>중심 차분</translation>
    </message>
    <message>
        <source>Around x, magnified by 1/h</source>
        <translation>1/h배로 확대한 x 둘레</translation>
    </message>
    <message>
        <source>f as computed</source>
        <translation>계산된 f</translation>
    </message>
    <message>
        <source>As stored in {precision}; struck: beyond its precision</source>
        <translation>{precision}에 저장된 값(그은 숫자: 정밀도 밖)</translation>
    </message>
    <message>
        <source>x₀ varies, x₁ is constant</source>
        <translation>x₀만 변하고 x₁은 고정</translation>
    </message>
    <message>
        <source>x₁ varies, x₀ is constant</source>
        <translation>x₁만 변하고 x₀은 고정</translation>
    </message>
    <message>
        <source>A slice along each axis</source>
        <translation>축마다 하나씩 자른 단면</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>단면</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확한 값</translation>
    </message>
    <message>
        <source>numerical</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Time in min</source>
        <translation>시간 (분)</translation>
    </message>
    <message>
        <source>Distance in km</source>
        <translation>거리 (km)</translation>
    </message>
    <message>
        <source>best h ≈ {h}</source>
        <translation>가장 좋은 h ≈ {h}</translation>
    </message>
    <message>
        <source>digits left: {digits}</source>
        <translation>남은 자릿수: {digits}</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>정의되지 않음</translation>
    </message>
    <message>
        <source>The point x</source>
        <translation>점 x</translation>
    </message>
    <message>
        <source>The step h</source>
        <translation>간격 h</translation>
    </message>
    <message>
        <source>The point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>drag me</source>
        <translation>드래그하세요</translation>
    </message>
    <message>
        <source>f(x) cannot be computed at x = {x}, so there is no point and no slope. Drag the point to where the curve is.</source>
        <translation>x = {x}에서는 f(x)를 계산할 수 없어 점도 기울기도 없습니다. 곡선이 있는 곳으로 점을 드래그하세요.</translation>
    </message>
    <message>
        <source>No derivative at x = {x}: the slope is {left} from the left and {right} from the right.</source>
        <translation>x = {x}에서 미분할 수 없습니다. 기울기가 왼쪽에서는 {left}, 오른쪽에서는 {right}입니다.</translation>
    </message>
    <message>
        <source>No derivative at x = {x}: the curve jumps (slope from the left {left}, from the right {right}).</source>
        <translation>x = {x}에서 미분할 수 없습니다. 곡선이 끊어져 있습니다(왼쪽 기울기 {left}, 오른쪽 기울기 {right}).</translation>
    </message>
    <message>
        <source>No derivative at x = {x}: the tangent is vertical, so the slope is infinite.</source>
        <translation>x = {x}에서는 미분할 수 없습니다. 접선이 수직이어서 기울기가 무한대입니다.</translation>
    </message>
    <message>
        <source>No derivative at x = {x}: the domain ends here, with a vertical tangent.</source>
        <translation>x = {x}에서는 미분할 수 없습니다. 정의역이 여기서 끝나고 접선이 수직입니다.</translation>
    </message>
    <message>
        <source>The slope at x = {x} is too large for float64.</source>
        <translation>x = {x}에서의 기울기는 float64로 나타내기에 너무 큽니다.</translation>
    </message>
    <message>
        <source>No derivative found at x = {x}: {left} from the left, {right} from the right.</source>
        <translation>x = {x}에서 미분계수를 찾지 못했습니다. 왼쪽 기울기 {left}, 오른쪽 기울기 {right}.</translation>
    </message>
    <message>
        <source>Secant and tangent have the same slope here: there is no error but rounding.</source>
        <translation>여기서는 할선과 접선의 기울기가 같습니다. 반올림 말고는 오차가 없습니다.</translation>
    </message>
    <message>
        <source>h is near its best value: truncation and rounding errors are about equal.</source>
        <translation>h가 가장 알맞은 값에 가깝습니다. 절단 오차와 반올림 오차가 비슷합니다.</translation>
    </message>
    <message>
        <source>h is below its best value: rounding is the larger error; {digits} of {all} digits are left.</source>
        <translation>h가 가장 좋은 값보다 작습니다. 반올림 오차가 더 크고, {all}자리 가운데 {digits}자리가 남았습니다.</translation>
    </message>
    <message>
        <source>Secant and tangent are apart: their slopes differ by {error}.</source>
        <translation>할선과 접선이 떨어져 있습니다. 두 기울기의 차이는 {error}입니다.</translation>
    </message>
    <message>
        <source>h is lost beside x: x − h is exactly x. So f(x) − f(x − h) is 0, and the slope comes out as 0.</source>
        <translation>h가 x에 비해 너무 작아 x − h가 정확히 x입니다. 그래서 f(x) − f(x − h)는 0이고 기울기도 0으로 계산됩니다.</translation>
    </message>
    <message>
        <source>h is lost beside x: x + h and x − h are exactly x. So f(x + h) − f(x − h) is 0, and the slope comes out as 0.</source>
        <translation>h가 x에 비해 너무 작아 x + h와 x − h가 모두 정확히 x입니다. 그래서 f(x + h) − f(x − h)는 0이고 기울기도 0으로 계산됩니다.</translation>
    </message>
    <message>
        <source>The smaller h, the steeper the secant.</source>
        <translation>h가 작아질수록 할선이 가팔라집니다.</translation>
    </message>
    <message>
        <source>slope {slope}, intercept {intercept}, error {error}</source>
        <translation>기울기 {slope}, 절편 {intercept}, 오차 {error}</translation>
    </message>
    <message>
        <source>slope {slope}, because h is lost beside x: the difference is 0</source>
        <translation>h가 x에 비해 너무 작아 차분이 0이므로 기울기 {slope}</translation>
    </message>
    <message>
        <source>none: it cannot be computed</source>
        <translation>없음: 계산할 수 없습니다</translation>
    </message>
    <message>
        <source>f cannot be computed at this point, so there is no slope.</source>
        <translation>이 점에서는 f를 계산할 수 없어 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>0 / 0, because h = 0 in {precision}</source>
        <translation>0 / 0: {precision}에서 h = 0</translation>
    </message>
    <message>
        <source>In float32, h becomes 0, because there is no number between 0 and 1.4×10⁻⁴⁵. 0 / 0 is not a slope.</source>
        <translation>float32에는 0과 1.4×10⁻⁴⁵ 사이에 수가 없어서 h가 0이 됩니다. 0 / 0은 기울기가 아닙니다.</translation>
    </message>
    <message>
        <source>The difference quotient cannot be computed in {precision} here.</source>
        <translation>이 점에서는 {precision}(으)로 차분을 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>f cannot be computed at one end of the step, so there is no difference quotient. Make h smaller.</source>
        <translation>구간의 한쪽 끝에서 f를 계산할 수 없어 차분이 없습니다. h를 더 작게 하세요.</translation>
    </message>
    <message>
        <source>The difference quotient agrees with the slope in every digit: {slope}.</source>
        <translation>차분이 기울기와 모든 자리에서 일치합니다: {slope}.</translation>
    </message>
    <message>
        <source>The difference quotient is {slope}.</source>
        <translation>차분의 값은 {slope}입니다.</translation>
    </message>
    <message>
        <source>The difference quotient is {slope} all the same.</source>
        <translation>그런데도 차분의 값은 {slope}입니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>slope {slope}, tangent &lt;i&gt;y&lt;/i&gt; = {line}</source>
        <translation>기울기 {slope}, 접선 &lt;i&gt;y&lt;/i&gt; = {line}</translation>
    </message>
    <message>
        <source>no derivative here: {left} from the left, {right} from the right</source>
        <translation>미분 불가능: 왼쪽 {left}, 오른쪽 {right}</translation>
    </message>
    <message>
        <source>numerical {slope}, exact {exact}, error {error}</source>
        <translation>수치 {slope}, 정확한 값 {exact}, 오차 {error}</translation>
    </message>
    <message>
        <source>From minute {start} to minute {end}: {distance} km in {time} min, {speed} km/min on average.</source>
        <translation>{start}분에서 {end}분까지: {time}분 동안 {distance} km, 평균 {speed} km/분.</translation>
    </message>
    <message>
        <source>At minute {start}, within {time} min: {distance} km, {speed} km/min on average.</source>
        <translation>{start}분 무렵 {time}분 동안 {distance} km, 평균 {speed} km/분.</translation>
    </message>
    <message>
        <source>Magnified {zoom}×, curve and tangent differ by more than {share} % of the plot height.</source>
        <translation>{zoom}배로 확대하면 곡선과 접선의 차이는 그래프 높이의 {share} %가 넘습니다.</translation>
    </message>
    <message>
        <source>Magnified {zoom}×, curve and tangent differ by at most {share} % of the plot height.</source>
        <translation>{zoom}배로 확대하면 곡선과 접선의 차이는 그림 높이의 {share} % 이하입니다.</translation>
    </message>
    <message>
        <source>There is no partial derivative at this point.</source>
        <translation>이 점에는 편미분이 없습니다.</translation>
    </message>
    <message>
        <source>Only {moving} varies; {frozen} is held at {value}. The slope along the slice is {slope}.</source>
        <translation>{moving}만 변하고 {frozen}은 {value}에 고정됩니다. 단면의 기울기는 {slope}입니다.</translation>
    </message>
    <message>
        <source>There is no tangent plane here: a partial derivative does not exist.</source>
        <translation>이 점에는 편미분이 없어 접평면도 없습니다.</translation>
    </message>
    <message>
        <source>The plane changes by {differential}, the surface by {change}: the difference is {left}.</source>
        <translation>평면은 {differential}, 곡면은 {change}만큼 변합니다. 남은 차이는 {left}입니다.</translation>
    </message>
    <message>
        <source>half of the second derivative along the step: {bend}</source>
        <translation>이동 방향 2차 미분의 절반: {bend}</translation>
    </message>
    <message>
        <source>{type} cannot store {typed} exactly: its nearest number is {error} away.</source>
        <translation>{type}은(는) {typed}을(를) 정확히 저장하지 못합니다. 가장 가까운 수와의 차이는 {error}입니다.</translation>
    </message>
    <message>
        <source>f cannot be computed at the end of the step.</source>
        <translation>이동의 끝점에서 f를 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>{typed} is beyond the largest number of {type}: it becomes infinity.</source>
        <translation>{typed}: {type}의 가장 큰 수를 넘으므로 무한대가 됩니다.</translation>
    </message>
    <message>
        <source>{type} stores {typed} exactly. The next number is {gap} away.</source>
        <translation>{type}은(는) {typed}을(를) 정확히 저장합니다. 다음 수는 {gap}만큼 떨어져 있습니다.</translation>
    </message>
    <message>
        <source>{typed} is too close to 0 for {type}: 0 is stored. The next number is {gap}.</source>
        <translation>{typed}: {type}에는 0에 너무 가까워 0으로 저장됩니다. 다음 수는 {gap}입니다.</translation>
    </message>
    <message>
        <source>{precision}: ε = {eps}, the smallest number above 0 is {tiny}.</source>
        <translation>{precision}: ε = {eps}, 0보다 큰 가장 작은 수는 {tiny}입니다.</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>입력한 수</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>저장된 수</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>gap to the next</source>
        <translation>다음 수까지의 간격</translation>
    </message>
    <message>
        <source>The numbers around it</source>
        <translation>주위의 수</translation>
    </message>
    <message>
        <source>Gaps from the stored number</source>
        <translation>저장된 수에서 몇 간격</translation>
    </message>
    <message>
        <source>In {type}</source>
        <translation>{type}에서</translation>
    </message>
    <message>
        <source>The plane that touches</source>
        <translation>접하는 평면</translation>
    </message>
    <message>
        <source>The step from above</source>
        <translation>위에서 본 이동</translation>
    </message>
    <message>
        <source>Along the step</source>
        <translation>이동 방향의 단면</translation>
    </message>
    <message>
        <source>Steps from the point</source>
        <translation>점에서의 이동 횟수</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>The end of the step</source>
        <translation>이동의 끝점</translation>
    </message>
</context>
<context>
    <name>download</name>
    <message>
        <source>Checking {file} …</source>
        <translation>{file} 파일을 검사하는 중 …</translation>
    </message>
    <message>
        <source>Downloading {file} from {host} …</source>
        <translation>{host}에서 {file} 파일을 내려받는 중 …</translation>
    </message>
    <message>
        <source>The connection to {host} was lost; reconnecting …</source>
        <translation>{host} 서버와의 연결이 끊어져 다시 연결하는 중 …</translation>
    </message>
    <message>
        <source>Download {name}</source>
        <translation>{name} 내려받기</translation>
    </message>
    <message>
        <source>{count} files, about {size} MB. Afterwards no network is needed.</source>
        <translation>파일 {count}개, 약 {size} MB입니다. 받은 뒤에는 네트워크가 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>제공 서버</translation>
    </message>
    <message>
        <source>To</source>
        <translation>저장할 곳</translation>
    </message>
    <message>
        <source>Tried in turn, until one has the files</source>
        <translation>파일을 받을 수 있을 때까지 차례로 시도합니다</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Choose the folder in which the files are kept</source>
        <translation>파일을 저장할 폴더 선택</translation>
    </message>
    <message>
        <source>How much has been downloaded</source>
        <translation>내려받은 양</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{total} MB 중 {done} MB</translation>
    </message>
    <message>
        <source>{done} of {total} MB, {rate} MB/s</source>
        <translation>{total} MB 중 {done} MB, {rate} MB/s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds}초 남음</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>{minutes}분 남음</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>choose a name that ends in .png, .svg or .pdf.</source>
        <translation>.png, .svg, .pdf 가운데 하나로 끝나는 이름을 고르세요.</translation>
    </message>
    <message>
        <source>there are no numbers in this picture yet.</source>
        <translation>이 그림에는 아직 수치가 없습니다.</translation>
    </message>
    <message>
        <source>there is a file {name} already. Choose another name, or one that ends in .zip.</source>
        <translation>{name} 파일이 이미 있습니다. 다른 이름이나 .zip으로 끝나는 이름을 고르세요.</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>화면과 같이</translation>
    </message>
    <message>
        <source>Paper: light</source>
        <translation>종이: 밝게</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>투명하게</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Width of a PNG</source>
        <translation>PNG 너비</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>가로세로 비율</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
</context>
<context>
    <name>gates</name>
    <message>
        <source>XOR, one line</source>
        <translation>XOR, 직선 하나</translation>
    </message>
    <message>
        <source>Free: own points</source>
        <translation>자유: 직접 찍은 점</translation>
    </message>
    <message>
        <source>Two random clouds</source>
        <translation>무작위 점 무리 둘</translation>
    </message>
    <message>
        <source>Random XOR clouds</source>
        <translation>무작위 XOR 점 무리</translation>
    </message>
    <message>
        <source>0, blue circle</source>
        <translation>0, 파란 원</translation>
    </message>
    <message>
        <source>1, orange square</source>
        <translation>1, 주황 사각형</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>All 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>그린 그대로</translation>
    </message>
    <message>
        <source>Step function</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>퍼셉트론</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>A place that lies in the convex hull of both classes.</source>
        <translation>두 클래스의 볼록 껍질에 함께 들어 있는 자리입니다.</translation>
    </message>
    <message>
        <source>The bias: how easily the neuron outputs 1.</source>
        <translation>편향: 얼마나 쉽게 1을 출력하는지 정합니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>On the line a is 0, and 0 is not above 0: the answer is 0.</source>
        <translation>직선 위에서 a는 0이고, 0은 0보다 크지 않으므로 출력은 0입니다.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>NAND, gives s₁</source>
        <translation>NAND, s₁ 출력</translation>
    </message>
    <message>
        <source>OR, gives s₂</source>
        <translation>OR, s₂ 출력</translation>
    </message>
    <message>
        <source>AND, gives y</source>
        <translation>AND, y 출력</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>The outputs that are wanted. Choosing a gate sets the book&apos;s weights.</source>
        <translation>원하는 출력입니다. 게이트를 고르면 책의 가중치로 설정됩니다.</translation>
    </message>
    <message>
        <source>A click adds</source>
        <translation>클릭하면 추가</translation>
    </message>
    <message>
        <source>The class of a new point: click into the plane.</source>
        <translation>새 점의 클래스입니다. 평면을 클릭하세요.</translation>
    </message>
    <message>
        <source>Random points</source>
        <translation>무작위 점 수</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>흩어진 정도</translation>
    </message>
    <message>
        <source>The standard deviation of each cloud.</source>
        <translation>각 무리의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same random points, weights and order.</source>
        <translation>시드가 같으면 무작위 점, 가중치, 순서가 같습니다.</translation>
    </message>
    <message>
        <source>Why no line can</source>
        <translation>불가능한 이유</translation>
    </message>
    <message>
        <source>The weight of x₁.</source>
        <translation>x₁의 가중치입니다.</translation>
    </message>
    <message>
        <source>The weight of x₂.</source>
        <translation>x₂의 가중치입니다.</translation>
    </message>
    <message>
        <source>The samples come in a new order in each epoch.</source>
        <translation>에폭마다 표본의 순서를 섞습니다.</translation>
    </message>
    <message>
        <source>The threshold that w₁x₁ + w₂x₂ has to exceed.</source>
        <translation>w₁x₁ + w₂x₂가 넘어야 하는 임계값입니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What the neuron makes of its weighted sum a. The answer is 1 where a is above 0, whichever you choose.</source>
        <translation>뉴런이 가중합 a로 무엇을 출력하는지 정합니다. 어느 것을 골라도 a가 0보다 큰 곳에서 답은 1입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far a wrong answer moves the line.</source>
        <translation>틀린 답이 직선을 얼마나 움직이는지 정합니다.</translation>
    </message>
    <message>
        <source>Drag the line to begin where you want.</source>
        <translation>직선을 드래그하여 원하는 곳에서 시작하세요.</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Input x₁, x₂</source>
        <translation>입력 x₁, x₂</translation>
    </message>
    <message>
        <source>Every version gets the same input.</source>
        <translation>모든 구현에 같은 입력을 줍니다.</translation>
    </message>
    <message>
        <source>The book&apos;s AND: 0.5, 0.5 and θ = 0.7. Drag the line.</source>
        <translation>책의 AND: 0.5, 0.5, θ = 0.7. 직선을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>The same weights, another bias. Which b still give OR?</source>
        <translation>가중치는 같고 편향만 다릅니다. 어떤 b까지 OR입니까?</translation>
    </message>
    <message>
        <source>A line through two points</source>
        <translation>두 점을 지나는 직선</translation>
    </message>
    <message>
        <source>w = 0: no line at all</source>
        <translation>w = 0: 직선이 없음</translation>
    </message>
    <message>
        <source>Without weights only b is left: one answer for every input.</source>
        <translation>가중치가 없으면 b만 남아 모든 입력에 같은 답을 냅니다.</translation>
    </message>
    <message>
        <source>XOR: try with one line</source>
        <translation>XOR: 직선 하나로 시도</translation>
    </message>
    <message>
        <source>XOR: why no line can</source>
        <translation>XOR: 직선으로 안 되는 이유</translation>
    </message>
    <message>
        <source>The middle lies between the blue points and between the orange ones.</source>
        <translation>가운데 점은 파란 점들 사이이면서 주황 점들 사이입니다.</translation>
    </message>
    <message>
        <source>XOR from two layers</source>
        <translation>두 층으로 만드는 XOR</translation>
    </message>
    <message>
        <source>AND with every sign flipped: the same line, the two sides exchanged.</source>
        <translation>AND의 부호를 모두 바꾼 것: 직선은 같고 양쪽의 출력이 바뀝니다.</translation>
    </message>
    <message>
        <source>Three of four points are the most that one line can classify correctly.</source>
        <translation>직선 하나로 맞힐 수 있는 점은 네 개 가운데 세 개까지입니다.</translation>
    </message>
    <message>
        <source>Two gates move the four points; then one line is enough. Press Space.</source>
        <translation>두 게이트가 네 점을 옮기면 직선 하나로 충분합니다. 스페이스 키를 누르세요.</translation>
    </message>
    <message>
        <source>Learning AND</source>
        <translation>AND 학습</translation>
    </message>
    <message>
        <source>Only wrong answers move the line. Step through the samples.</source>
        <translation>틀린 답만 직선을 움직입니다. 표본을 하나씩 넘겨 보세요.</translation>
    </message>
    <message>
        <source>Learning XOR: never</source>
        <translation>XOR 학습: 끝나지 않음</translation>
    </message>
    <message>
        <source>The weights come back to where they were, again and again.</source>
        <translation>가중치가 계속 제자리로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Learning two clouds</source>
        <translation>점 무리 둘 학습</translation>
    </message>
    <message>
        <source>Change the seed: when do the clouds overlap?</source>
        <translation>시드를 바꿔 보세요. 언제 두 무리가 겹칩니까?</translation>
    </message>
    <message>
        <source>What NumPy costs</source>
        <translation>NumPy의 비용</translation>
    </message>
    <message>
        <source>Measure on this machine: how many times slower is NumPy on two numbers?</source>
        <translation>이 컴퓨터에서 측정해 보세요. 숫자 두 개에서 NumPy는 몇 배 느립니까?</translation>
    </message>
    <message>
        <source>AND, product</source>
        <translation>AND, 곱셈</translation>
    </message>
    <message>
        <source>AND, plain numbers</source>
        <translation>AND, 일반 숫자</translation>
    </message>
    <message>
        <source>AND, NumPy and sigmoid</source>
        <translation>AND, NumPy와 시그모이드</translation>
    </message>
    <message>
        <source>OR, lambda</source>
        <translation>OR, 람다</translation>
    </message>
    <message>
        <source>OR, plain numbers</source>
        <translation>OR, 일반 숫자</translation>
    </message>
    <message>
        <source>OR, NumPy</source>
        <translation>OR, NumPy</translation>
    </message>
    <message>
        <source>OR, NumPy and sigmoid</source>
        <translation>OR, NumPy와 시그모이드</translation>
    </message>
    <message>
        <source>XOR, three NumPy gates</source>
        <translation>XOR, NumPy 게이트 셋</translation>
    </message>
    <message>
        <source>The line runs through {points}. There a = 0, which is not above 0: y = 0.</source>
        <translation>직선이 {points}을(를) 지납니다. 그곳에서 a = 0이고 0보다 크지 않으므로 y = 0입니다.</translation>
    </message>
    <message>
        <source>The line separates the classes: all answers are correct.</source>
        <translation>직선이 두 클래스를 나눕니다. 모두 맞았습니다.</translation>
    </message>
    <message>
        <source>No line classifies all points correctly: {place} lies in the convex hull of both classes.</source>
        <translation>어떤 직선도 모두 맞힐 수 없습니다. {place}이(가) 두 클래스의 볼록 껍질에 함께 들어 있습니다.</translation>
    </message>
    <message>
        <source>The second line gives s₂. It is no longer an OR gate.</source>
        <translation>두 번째 직선이 s₂를 출력합니다. 이제 OR 게이트가 아닙니다.</translation>
    </message>
    <message>
        <source>The third line gives y. It is no longer an AND gate.</source>
        <translation>세 번째 직선이 y를 출력합니다. 이제 AND 게이트가 아닙니다.</translation>
    </message>
    <message>
        <source>XOR is still right although {names} has changed: there are other solutions.</source>
        <translation>{names}이(가) 바뀌었는데도 여전히 XOR입니다. 다른 방법도 있습니다.</translation>
    </message>
    <message>
        <source>Wrong: {points}.</source>
        <translation>틀린 점: {points}.</translation>
    </message>
    <message>
        <source>The perceptron looks at one sample after the other. Only a wrong answer moves the line.</source>
        <translation>퍼셉트론은 표본을 하나씩 봅니다. 틀린 답만 직선을 움직입니다.</translation>
    </message>
    <message>
        <source>Sample {number}, {place}: the answer {y} is correct. Nothing changes.</source>
        <translation>표본 {number}, {place}: 출력 {y}은(는) 맞았습니다. 바뀌는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Never converges: the weights of sample {now} are those of sample {before} again.</source>
        <translation>수렴하지 않습니다. 표본 {now}의 가중치가 표본 {before}의 가중치와 다시 같습니다.</translation>
    </message>
    <message>
        <source>Not converged after {samples} samples, but it will: a separating line exists, though the gap is narrow.</source>
        <translation>표본 {samples}개로는 아직 수렴하지 않았습니다. 나누는 직선이 있으므로 수렴하지만 틈이 좁습니다.</translation>
    </message>
    <message>
        <source>No line can: {place} lies in the convex hull of both classes.</source>
        <translation>어떤 직선도 나눌 수 없습니다. {place}이(가) 두 클래스의 볼록 껍질에 함께 들어 있습니다.</translation>
    </message>
    <message>
        <source>No line separates blue from orange. Press Space: the two gates fold the plane.</source>
        <translation>어떤 직선도 파란 점과 주황 점을 나누지 못합니다. 스페이스 키를 누르면 두 게이트가 평면을 접습니다.</translation>
    </message>
    <message>
        <source>The third line is an AND gate: it gives y.</source>
        <translation>세 번째 직선은 AND 게이트이며 y를 출력합니다.</translation>
    </message>
    <message>
        <source>Line of NAND: {nand}. Line of OR: {or_}. Line of AND: {and_}.</source>
        <translation>NAND의 직선: {nand}. OR의 직선: {or_}. AND의 직선: {and_}.</translation>
    </message>
    <message>
        <source>All versions give the same answers. Grey: the times in the course notes for this input. Measure yours.</source>
        <translation>모든 구현의 출력이 같습니다. 회색은 이 입력에 대한 수업 노트의 시간입니다. 직접 측정해 보세요.</translation>
    </message>
    <message>
        <source>All versions give the same answers. Measure how long they take.</source>
        <translation>모든 구현의 출력이 같습니다. 걸리는 시간을 측정해 보세요.</translation>
    </message>
    <message>
        <source>OR of two numbers takes {here} times as long with NumPy as with plain numbers.</source>
        <translation>숫자 두 개의 OR는 NumPy로 계산하면 일반 숫자보다 {here}배 오래 걸립니다.</translation>
    </message>
    <message>
        <source>OR of two numbers takes {here} times as long with NumPy as with plain numbers; in the course notes {notes} times.</source>
        <translation>숫자 두 개의 OR는 NumPy로 계산하면 일반 숫자보다 {here}배, 수업 노트에서는 {notes}배 오래 걸립니다.</translation>
    </message>
    <message>
        <source>{here} ± {deviation} here</source>
        <translation>여기 {here} ± {deviation}</translation>
    </message>
    <message>
        <source>{here} ± {deviation} here, {notes} in the course notes: {ratio} times</source>
        <translation>여기 {here} ± {deviation}, 수업 노트 {notes}: {ratio}배</translation>
    </message>
    <message>
        <source>One perceptron</source>
        <translation>퍼셉트론 하나</translation>
    </message>
    <message>
        <source>Versions compared</source>
        <translation>구현 비교</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Inputs: two lines</source>
        <translation>입력: 직선 둘</translation>
    </message>
    <message>
        <source>(s₁, s₂): one line</source>
        <translation>(s₁, s₂): 직선 하나</translation>
    </message>
    <message>
        <source>How long does one call take?</source>
        <translation>호출 한 번에 걸리는 시간</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Time of one call, logarithmic</source>
        <translation>한 번 호출 시간, 로그 눈금</translation>
    </message>
    <message>
        <source>course notes</source>
        <translation>수업 노트</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Every call of NumPy has a fixed cost. With two numbers NumPy is slower; with an image of 784 pixels it is faster.</source>
        <translation>NumPy는 호출할 때마다 정해진 비용이 듭니다. 숫자 두 개에서는 느리고, 픽셀이 784개인 이미지에서는 빠릅니다.</translation>
    </message>
    <message>
        <source>There is room for {most} points. Remove one first.</source>
        <translation>점은 {most}개까지 놓을 수 있습니다. 먼저 하나를 지우세요.</translation>
    </message>
    <message>
        <source>{point} is not a point x₁, x₂ from −0.5 to 1.5 with a class, 0 or 1.</source>
        <translation>{point}은(는) −0.5부터 1.5까지의 x₁, x₂와 클래스 0 또는 1로 된 점이 아닙니다.</translation>
    </message>
    <message>
        <source>There is no such row in the table.</source>
        <translation>표에 그런 행이 없습니다.</translation>
    </message>
    <message>
        <source>To the end of the epoch, or of the stage</source>
        <translation>에폭 또는 단계의 끝으로</translation>
    </message>
    <message>
        <source>Click into the plane to add a point. On a point: drag or arrow keys; T changes its class, Delete removes it.</source>
        <translation>평면을 클릭하면 점이 추가됩니다. 점에서: 드래그나 화살표 키로 옮기고, T는 클래스를 바꾸고, Delete는 지웁니다.</translation>
    </message>
    <message>
        <source>Drag the line, its ends or its arrow; or Tab, then the arrow keys. Click a point to see its numbers.</source>
        <translation>직선, 직선의 끝, 화살표를 드래그하거나 Tab 다음에 화살표 키를 쓰세요. 점을 클릭하면 그 점의 숫자가 보입니다.</translation>
    </message>
    <message>
        <source>Drag the line to begin somewhere else; or Tab, then the arrow keys. Space plays, ← and → step.</source>
        <translation>직선을 드래그하거나 Tab 다음에 화살표 키를 쓰면 다른 곳에서 시작합니다. 스페이스는 재생, ←와 →는 한 단계입니다.</translation>
    </message>
    <message>
        <source>Drag any of the three lines, or Tab, then the arrow keys. Watch the table.</source>
        <translation>세 직선 중 하나를 드래그하거나 Tab 다음에 화살표 키를 쓰고 표를 보세요.</translation>
    </message>
    <message>
        <source>Click a version, or Tab, then ↑ and ↓, to see its code.</source>
        <translation>버전을 클릭하거나 Tab 다음에 ↑와 ↓를 누르면 그 코드가 보입니다.</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>이 컴퓨터에서 측정</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정하는 중 …</translation>
    </message>
    <message>
        <source>Fold the plane</source>
        <translation>평면 접기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Send the inputs through</source>
        <translation>입력 보내기</translation>
    </message>
    <message>
        <source>Wire it step by step</source>
        <translation>차례로 연결하기</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>아직 점이 없습니다</translation>
    </message>
    <message>
        <source>Click into the plane to add a point.</source>
        <translation>평면을 클릭하여 점을 추가하세요.</translation>
    </message>
    <message>
        <source>Drag the line until every orange square lies on the orange side.</source>
        <translation>주황 사각형이 모두 주황 쪽에 오도록 직선을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>w₁ = {w1}, w₂ = {w2}, b = {b}. {right} of {all} points correct.</source>
        <translation>w₁ = {w1}, w₂ = {w2}, b = {b}. 점 {all}개 중 {right}개가 맞습니다.</translation>
    </message>
    <message>
        <source>There is nothing to learn from: click into the plane to add a point.</source>
        <translation>학습할 점이 없습니다. 평면을 클릭하여 점을 추가하세요.</translation>
    </message>
    <message>
        <source>Sample {number}, {place}: {y} is wrong, it should be {t}.</source>
        <translation>표본 {number}, {place}: 출력 {y}은(는) 틀렸고 정답은 {t}입니다.</translation>
    </message>
    <message>
        <source>Converged after {updates} updates ({samples} samples).</source>
        <translation>{updates}번 갱신하고 수렴했습니다(표본 {samples}개).</translation>
    </message>
    <message>
        <source>Never converges: stopped after {samples} samples.</source>
        <translation>수렴하지 않습니다. 표본 {samples}개를 본 뒤 멈추었습니다.</translation>
    </message>
    <message>
        <source>Four inputs, and no line that separates blue from orange.</source>
        <translation>입력은 넷이고, 파란 점과 주황 점을 나누는 직선이 없습니다.</translation>
    </message>
    <message>
        <source>Every point moves to (s₁, s₂).</source>
        <translation>모든 점이 (s₁, s₂)로 옮겨 갑니다.</translation>
    </message>
    <message>
        <source>The first line is a NAND gate: it gives s₁.</source>
        <translation>첫 번째 직선은 NAND 게이트이고 s₁을 냅니다.</translation>
    </message>
    <message>
        <source>The first line gives s₁. It is no longer a NAND gate.</source>
        <translation>첫 번째 직선이 s₁을 출력합니다. 이제 NAND 게이트가 아닙니다.</translation>
    </message>
    <message>
        <source>The second line is an OR gate: it gives s₂.</source>
        <translation>두 번째 직선은 OR 게이트이고 s₂를 냅니다.</translation>
    </message>
    <message>
        <source>The same plane</source>
        <translation>같은 평면</translation>
    </message>
    <message>
        <source>Folded by both gates</source>
        <translation>두 게이트로 접은 평면</translation>
    </message>
    <message>
        <source>XOR is being wired</source>
        <translation>XOR를 연결하는 중입니다</translation>
    </message>
    <message>
        <source>XOR: {right} of 4 correct</source>
        <translation>XOR: 4개 중 {right}개 정답</translation>
    </message>
    <message>
        <source>No longer XOR: {right} of 4</source>
        <translation>이제 XOR가 아님: 4개 중 {right}개</translation>
    </message>
    <message>
        <source>Look at {names}: its line no longer gives the gate&apos;s answers.</source>
        <translation>{names}을(를) 보세요. 그 직선은 이제 게이트의 출력을 내지 않습니다.</translation>
    </message>
    <message>
        <source>Two lines in the first plane make one line enough in the second.</source>
        <translation>첫 번째 평면의 두 직선 덕분에 두 번째 평면에서는 직선 하나로 충분합니다.</translation>
    </message>
    <message>
        <source>The line: drag it, or use the arrow keys</source>
        <translation>직선: 드래그하거나 화살표 키로 옮깁니다</translation>
    </message>
    <message>
        <source>An end of the line: drag it to turn the line</source>
        <translation>직선의 끝: 드래그하면 직선이 돕니다</translation>
    </message>
    <message>
        <source>The weight vector w: drag its tip</source>
        <translation>가중치 벡터 w: 끝을 드래그해 보세요</translation>
    </message>
    <message>
        <source>a, the sum</source>
        <translation>a, 가중합</translation>
    </message>
    <message>
        <source>Which inputs give the output 1?</source>
        <translation>1을 출력하는 입력은 어디입니까?</translation>
    </message>
    <message>
        <source>{right} of {all} correct</source>
        <translation>{all}개 중 {right}개 정답</translation>
    </message>
    <message>
        <source>Add 0 ●</source>
        <translation>0 추가 ●</translation>
    </message>
    <message>
        <source>Add 1 ■</source>
        <translation>1 추가 ■</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>클래스 바꾸기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>drag me</source>
        <translation>드래그해 보세요</translation>
    </message>
    <message>
        <source>The neuron with the numbers of the chosen row</source>
        <translation>고른 행의 숫자가 든 뉴런</translation>
    </message>
    <message>
        <source>The circuit with the values of the chosen row</source>
        <translation>고른 행의 값이 흐르는 회로</translation>
    </message>
    <message>
        <source>The line moves when an answer is wrong</source>
        <translation>답이 틀리면 직선이 움직입니다</translation>
    </message>
    <message>
        <source>w = 0: there is no line. b is above 0, so every answer is 1.</source>
        <translation>w = 0: 직선이 없습니다. b가 0보다 크므로 모든 출력이 1입니다.</translation>
    </message>
    <message>
        <source>w = 0: there is no line. b is not above 0, so every answer is 0.</source>
        <translation>w = 0: 직선이 없습니다. b가 0보다 크지 않으므로 모든 출력이 0입니다.</translation>
    </message>
</context>
<context>
    <name>gradient</name>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Arrow field</source>
        <translation>화살표 장</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>경사 하강</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>View</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Bowl x₀² + x₁²</source>
        <translation>그릇 x₀² + x₁²</translation>
    </message>
    <message>
        <source>Valley x₀²/20 + x₁²</source>
        <translation>골짜기 x₀²/20 + x₁²</translation>
    </message>
    <message>
        <source>Saddle x₀² − x₁²</source>
        <translation>안장 x₀² − x₁²</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>로젠브록 함수</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>히멜블라우 함수</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>빌 함수</translation>
    </message>
    <message>
        <source>Rastrigin</source>
        <translation>라스트리긴 함수</translation>
    </message>
    <message>
        <source>Waves sin x₀ · cos x₁</source>
        <translation>물결 sin x₀ · cos x₁</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>고원</translation>
    </message>
    <message>
        <source>Loss of a neuron</source>
        <translation>뉴런의 손실</translation>
    </message>
    <message>
        <source>Own formula</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>Gradient (uphill)</source>
        <translation>기울기 (오르막)</translation>
    </message>
    <message>
        <source>Minus gradient (downhill)</source>
        <translation>음의 기울기 (내리막)</translation>
    </message>
    <message>
        <source>True</source>
        <translation>실제 길이</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>같은 길이</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>해석적</translation>
    </message>
    <message>
        <source>Both, side by side</source>
        <translation>둘 다 나란히</translation>
    </message>
    <message>
        <source>Value f</source>
        <translation>함숫값 f</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>기울기의 크기</translation>
    </message>
    <message>
        <source>Length of the step</source>
        <translation>갱신의 크기</translation>
    </message>
    <message>
        <source>Numerical − exact gradient</source>
        <translation>수치 − 해석적 기울기</translation>
    </message>
    <message>
        <source>Each step is −η times the slope.</source>
        <translation>갱신량은 기울기의 −η배입니다.</translation>
    </message>
    <message>
        <source>A new learning rate leaves the steps before the current one as they are.</source>
        <translation>학습률을 바꾸어도 현재 단계 이전은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Show the path ahead</source>
        <translation>앞으로의 경로 보기</translation>
    </message>
    <message>
        <source>f(x0, x1) =</source>
        <translation>f(x0, x1) =</translation>
    </message>
    <message>
        <source>A formula in x0 and x1, such as x0^2 + 3 x0 x1 or sin(x0) cos(x1).</source>
        <translation>x0과 x1의 식입니다. 예: x0^2 + 3 x0 x1, sin(x0) cos(x1).</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function after the weighted sum of the neuron.</source>
        <translation>뉴런의 가중합 다음에 오는 함수입니다.</translation>
    </message>
    <message>
        <source>Direction θ</source>
        <translation>방향 θ</translation>
    </message>
    <message>
        <source>The direction whose slope is measured, from the x₀ axis.</source>
        <translation>기울기를 재는 방향이며 x₀축에서 잽니다.</translation>
    </message>
    <message>
        <source>Optimisers</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Start x₀</source>
        <translation>시작점 x₀</translation>
    </message>
    <message>
        <source>Start w</source>
        <translation>시작점 w</translation>
    </message>
    <message>
        <source>Start x₁</source>
        <translation>시작점 x₁</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates.</source>
        <translation>기울기로 갱신량을 정하는 규칙입니다.</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>Two valleys</source>
        <translation>두 골짜기</translation>
    </message>
    <message>
        <source>The surface to descend.</source>
        <translation>내려갈 곡면입니다.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>The curve to descend.</source>
        <translation>내려갈 곡선입니다.</translation>
    </message>
    <message>
        <source>f(x) =</source>
        <translation>f(x) =</translation>
    </message>
    <message>
        <source>A formula in x, such as x^4 - 3x^2 + x or sin(x) + x^2/10.</source>
        <translation>x^4 - 3x^2 + x 또는 sin(x) + x^2/10과 같은 x의 식입니다.</translation>
    </message>
    <message>
        <source>Start x</source>
        <translation>시작점 x</translation>
    </message>
    <message>
        <source>While it plays, a change holds from the present step on.</source>
        <translation>재생 중에 바꾸면 그 단계부터 적용됩니다.</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>지금부터만</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>Mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>How many samples a step of the mini-batch path sees.</source>
        <translation>미니배치 경로가 한 번에 보는 표본 수입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same samples.</source>
        <translation>시드가 같으면 같은 표본을 뽑습니다.</translation>
    </message>
    <message>
        <source>Central differences, or the derivative by the rules.</source>
        <translation>중심 차분, 또는 미분 공식으로 구한 도함수입니다.</translation>
    </message>
    <message>
        <source>Step h</source>
        <translation>간격 h</translation>
    </message>
    <message>
        <source>How far to both sides the numerical gradient looks.</source>
        <translation>수치 미분이 양쪽으로 보는 거리입니다.</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>Computes with 7 instead of 16 digits.</source>
        <translation>16자리 대신 7자리로 계산합니다.</translation>
    </message>
    <message>
        <source>Shows the steps to come. Off: let the class guess.</source>
        <translation>앞으로의 갱신을 보여 줍니다. 끄면 학생들이 예상해 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>Curve of</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>화살표</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>부호</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Arrows across</source>
        <translation>화살표 수</translation>
    </message>
    <message>
        <source>The book&apos;s arrow field</source>
        <translation>책의 화살표 그림</translation>
    </message>
    <message>
        <source>Minus the gradient of x₀² + x₁², every 0.25: it points downhill, longer where it is steeper.</source>
        <translation>x₀² + x₁²의 음의 기울기를 0.25 간격으로 그렸습니다. 내리막을 가리키고, 가파를수록 깁니다.</translation>
    </message>
    <message>
        <source>The book&apos;s gradient at (3, 4)</source>
        <translation>책의 예: (3, 4)의 기울기</translation>
    </message>
    <message>
        <source>(6, 8): steepest ascent, at right angles to the contour. Try (0, 2) and (3, 0).</source>
        <translation>(6, 8): 가장 가파른 오르막이며 등고선과 직각입니다. (0, 2)와 (3, 0)도 해 보세요.</translation>
    </message>
    <message>
        <source>Not towards the minimum</source>
        <translation>극소점을 향하지 않는 기울기</translation>
    </message>
    <message>
        <source>Minus the gradient crosses the valley: steepest descent is not the way to the minimum.</source>
        <translation>음의 기울기는 골짜기를 가로지릅니다. 가장 가파른 내리막이 극소점으로 가는 길은 아닙니다.</translation>
    </message>
    <message>
        <source>The book&apos;s descent</source>
        <translation>책의 경사 하강법</translation>
    </message>
    <message>
        <source>Learning rate 0.1, 100 steps: each step is a fifth of the way, so the steps get shorter.</source>
        <translation>학습률 0.1, 100번 갱신: 매번 남은 거리의 5분의 1을 가므로 갱신량이 점점 작아집니다.</translation>
    </message>
    <message>
        <source>Four optimisers of the book</source>
        <translation>책의 네 가지 최적화 기법</translation>
    </message>
    <message>
        <source>All six optimisers</source>
        <translation>여섯 가지 최적화 기법</translation>
    </message>
    <message>
        <source>Failure: learning rate too small</source>
        <translation>실패: 너무 작은 학습률</translation>
    </message>
    <message>
        <source>After 100 steps it has hardly begun. Raise the learning rate step by step.</source>
        <translation>100번 갱신해도 거의 나아가지 못합니다. 학습률을 조금씩 키워 보세요.</translation>
    </message>
    <message>
        <source>Failure: far too small</source>
        <translation>실패: 지나치게 작은 학습률</translation>
    </message>
    <message>
        <source>The book&apos;s 10⁻¹⁰: the position changes in the eighth digit.</source>
        <translation>책의 10⁻¹⁰: 위치가 여덟째 자리에서야 바뀝니다.</translation>
    </message>
    <message>
        <source>Failure: oscillating</source>
        <translation>실패: 진동</translation>
    </message>
    <message>
        <source>Across the valley every step overshoots; along it, progress is slow.</source>
        <translation>골짜기를 가로질러서는 매번 지나치고, 골짜기를 따라서는 느립니다.</translation>
    </message>
    <message>
        <source>Failure: stuck at a saddle point</source>
        <translation>실패: 안장점에서 멈춤</translation>
    </message>
    <message>
        <source>A start exactly on the ridge ends at the saddle. Move it up very slightly.</source>
        <translation>능선 위에서 정확히 시작하면 안장점에서 끝납니다. 시작점을 아주 조금만 위로 옮겨 보세요.</translation>
    </message>
    <message>
        <source>Failure: stopped by rounding</source>
        <translation>실패: 반올림 오차로 정지</translation>
    </message>
    <message>
        <source>At 10¹³ x + h equals x: the numerical gradient is 0 and the run stands still. The exact one goes on.</source>
        <translation>10¹³에서는 x + h가 x와 같아 수치 미분의 기울기가 0이 되고 더 움직이지 않습니다. 정확한 기울기로는 계속 갑니다.</translation>
    </message>
    <message>
        <source>Adam step by step</source>
        <translation>Adam을 한 단계씩</translation>
    </message>
    <message>
        <source>A ball on a curve</source>
        <translation>곡선 위의 공</translation>
    </message>
    <message>
        <source>Slope below 0: to the right; above 0: to the left. Try η = 0.5, 0.95, 1 and 1.05.</source>
        <translation>기울기가 0보다 작으면 오른쪽, 0보다 크면 왼쪽으로 갑니다. η를 0.5, 0.95, 1, 1.05로 바꿔 보세요.</translation>
    </message>
    <message>
        <source>Every step goes 0.2 % of the way to the lowest point. Try η = 0.1.</source>
        <translation>갱신할 때마다 가장 낮은 점까지 남은 거리의 0.2 %만 갑니다. η = 0.1로 해 보세요.</translation>
    </message>
    <message>
        <source>Every step ends on the other side of the lowest point, only a tenth nearer.</source>
        <translation>갱신할 때마다 가장 낮은 점의 반대쪽에 닿고, 거리는 10분의 1만 줄어듭니다.</translation>
    </message>
    <message>
        <source>Every step ends on the other side, a tenth farther from the lowest point.</source>
        <translation>갱신할 때마다 반대쪽에 닿고, 가장 낮은 점에서 10분의 1씩 멀어집니다.</translation>
    </message>
    <message>
        <source>Failure: the wrong valley</source>
        <translation>실패: 다른 골짜기</translation>
    </message>
    <message>
        <source>The ball stops in the valley that comes first. Try Momentum, or another start.</source>
        <translation>공은 먼저 만난 골짜기에서 멈춥니다. 모멘텀이나 다른 시작점을 써 보세요.</translation>
    </message>
    <message>
        <source>The slope is nearly 0 out here, and so is every step. Drag the start nearer.</source>
        <translation>여기에서는 기울기가 거의 0이라 갱신량도 거의 0입니다. 시작점을 더 가까이 드래그하세요.</translation>
    </message>
    <message>
        <source>Rosenbrock in 3-D</source>
        <translation>3차원 로젠브록 함수</translation>
    </message>
    <message>
        <source>Fast down the wall, then very slowly along the valley.</source>
        <translation>벽을 따라 빠르게 내려간 뒤 골짜기를 따라 아주 느리게 나아갑니다.</translation>
    </message>
    <message>
        <source>With η = 1 each step leads to the mirror image. A little more and it diverges.</source>
        <translation>η = 1이면 매번 맞은편으로 건너갑니다. 조금만 더 크면 발산합니다.</translation>
    </message>
    <message>
        <source>The same start, the same number of steps: zigzag, momentum, and step sizes adapted to each direction.</source>
        <translation>같은 시작점, 같은 갱신 횟수: 지그재그, 모멘텀, 그리고 축마다 조절한 갱신입니다.</translation>
    </message>
    <message>
        <source>The one in the lead changes on the way. Drag the start during the race.</source>
        <translation>누가 앞서는지는 도중에 바뀝니다. 경주하는 동안 시작점을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Failure: between two points</source>
        <translation>실패: 두 점 사이를 오감</translation>
    </message>
    <message>
        <source>Failure: diverging</source>
        <translation>실패: 발산</translation>
    </message>
    <message>
        <source>Each step is longer than the one before: on a logarithmic axis a straight line upwards.</source>
        <translation>갱신량이 매번 커집니다. 로그 축에서는 위로 뻗는 직선입니다.</translation>
    </message>
    <message>
        <source>Failure: local minimum</source>
        <translation>실패: 극소점에 갇힘</translation>
    </message>
    <message>
        <source>The gradient is 0, but the lowest point is elsewhere. Try momentum or another start.</source>
        <translation>기울기는 0이지만 가장 낮은 점은 다른 곳에 있습니다. 모멘텀이나 다른 시작점을 써 보세요.</translation>
    </message>
    <message>
        <source>Failure: plateau</source>
        <translation>실패: 고원</translation>
    </message>
    <message>
        <source>Hardly any gradient, hardly any step. Compare AdaGrad or Adam.</source>
        <translation>기울기가 거의 없으니 거의 움직이지 않습니다. AdaGrad나 Adam과 비교해 보세요.</translation>
    </message>
    <message>
        <source>Pitfall: the start is overwritten</source>
        <translation>함정: 시작점이 덮어써짐</translation>
    </message>
    <message>
        <source>With x = init_x the second run (η = 10) starts where the first (η = 0.1) has ended, not at (−3, 4): copy the start.</source>
        <translation>x = init_x로 쓰면 두 번째 실행(η = 10)이 (−3, 4)가 아니라 첫 번째 실행(η = 0.1)이 끝난 곳에서 시작합니다. 시작점을 복사하세요.</translation>
    </message>
    <message>
        <source>Eight starts, four minima</source>
        <translation>시작점 여덟 개, 극소점 네 개</translation>
    </message>
    <message>
        <source>Where a descent ends depends on where it begins.</source>
        <translation>어디서 끝나는지는 어디서 시작하는지에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Step through it: means, squares, their correction, and the step they make.</source>
        <translation>한 단계씩 보세요: 평균, 제곱, 그 보정, 그리고 그것으로 만든 갱신량입니다.</translation>
    </message>
    <message>
        <source>Batch, mini-batch, one sample</source>
        <translation>배치, 미니배치, 표본 하나</translation>
    </message>
    <message>
        <source>Smooth, noisy, very noisy. Drag a point of the data: the surface follows.</source>
        <translation>매끄러움, 흔들림, 심한 흔들림. 데이터 점을 드래그하면 곡면이 따라 바뀝니다.</translation>
    </message>
    <message>
        <source>Failure: tiny steps, 1 variable</source>
        <translation>실패: 변수 하나에서 너무 작은 갱신</translation>
    </message>
    <message>
        <source>Failure: oscillating, 1 variable</source>
        <translation>실패: 변수 하나에서 진동</translation>
    </message>
    <message>
        <source>Failure: diverging, 1 variable</source>
        <translation>실패: 변수 하나에서 발산</translation>
    </message>
    <message>
        <source>Failure: a plateau, 1 variable</source>
        <translation>실패: 변수 하나의 고원</translation>
    </message>
    <message>
        <source>At the start. Press Space, or drag the start somewhere else.</source>
        <translation>시작점입니다. 스페이스 키를 누르거나 시작점을 드래그하세요.</translation>
    </message>
    <message>
        <source>Learning rate too small: reaching the minimum would take many more steps.</source>
        <translation>학습률이 너무 작습니다. 극소점에 이르려면 훨씬 더 많이 갱신해야 합니다.</translation>
    </message>
    <message>
        <source>The last step went uphill.</source>
        <translation>마지막 갱신은 오르막이었습니다.</translation>
    </message>
    <message>
        <source>Descending.</source>
        <translation>내려가는 중입니다.</translation>
    </message>
    <message>
        <source>Oscillating: it jumps back and forth between two points.</source>
        <translation>진동: 두 점 사이를 오갑니다.</translation>
    </message>
    <message>
        <source>The gradient that is used is 0 here, so nothing moves any more.</source>
        <translation>여기에서는 계산에 쓰는 기울기가 0이므로 더 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>The step is lost by rounding: it is smaller than the last digit of x, and nothing moves.</source>
        <translation>갱신량이 x의 마지막 자리보다 작아 반올림으로 사라지므로 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>Arrived at a minimum: the gradient is (nearly) 0, and the surface curves up.</source>
        <translation>극소점에 도착: 기울기가 (거의) 0이고 곡면이 위로 굽어 있습니다.</translation>
    </message>
    <message>
        <source>Stuck in a local minimum: the gradient is (nearly) 0, but the surface is lower elsewhere.</source>
        <translation>극소점에 갇힘: 기울기가 (거의) 0이지만 곡면에 더 낮은 곳이 있습니다.</translation>
    </message>
    <message>
        <source>Arrived at a flat minimum: the gradient is (nearly) 0, and nowhere around does the surface fall.</source>
        <translation>평평한 극소점에 도착: 기울기가 (거의) 0이고 주위 어디로도 곡면이 내려가지 않습니다.</translation>
    </message>
    <message>
        <source>On a maximum: the gradient is (nearly) 0, and every direction leads down.</source>
        <translation>극대점: 기울기가 (거의) 0이고 모든 방향이 아래로 향합니다.</translation>
    </message>
    <message>
        <source>On a flat top: the gradient is (nearly) 0, and nowhere around does the surface rise.</source>
        <translation>평평한 꼭대기: 기울기가 (거의) 0이고 주위 어디로도 곡면이 올라가지 않습니다.</translation>
    </message>
    <message>
        <source>On a plateau: there is almost no gradient.</source>
        <translation>평탄한 곳: 기울기가 거의 없습니다.</translation>
    </message>
    <message>
        <source>Oscillating: each of the last steps turned back.</source>
        <translation>진동: 최근에는 갱신할 때마다 방향이 되돌아갔습니다.</translation>
    </message>
    <message>
        <source>The effective learning rate of each axis: the steeper, the smaller.</source>
        <translation>축마다의 실질적인 학습률입니다. 가파를수록 작습니다.</translation>
    </message>
    <message>
        <source>−1 times the gradient, times the effective rate of each axis.</source>
        <translation>기울기에 −1을 곱하고 축마다 실질적인 학습률을 곱합니다.</translation>
    </message>
    <message>
        <source>f or its gradient cannot be computed here.</source>
        <translation>여기에서는 f 또는 그 기울기를 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a minimum.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 극소점입니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a local minimum.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 더 낮은 곳이 따로 있는 극소점입니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a flat minimum.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 평평한 극소점입니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a maximum.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 극대점입니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a flat maximum.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 평평한 극대점입니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a plateau.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 평탄한 곳입니다.</translation>
    </message>
    <message>
        <source>Points to where f rises fastest.</source>
        <translation>f가 가장 빨리 커지는 방향을 가리킵니다.</translation>
    </message>
    <message>
        <source>Taken with the step h: f rises fastest in another direction.</source>
        <translation>간격 h로 구한 값입니다. f가 가장 빨리 커지는 방향은 이와 다릅니다.</translation>
    </message>
    <message>
        <source>Opposite to the gradient; its length is η times that of the gradient.</source>
        <translation>기울기의 반대 방향이며, 길이는 기울기 길이의 η배입니다.</translation>
    </message>
    <message>
        <source>μ times the new velocity, and the push once more. These two lines are sometimes printed as Momentum&apos;s.</source>
        <translation>새 속도에 μ를 곱하고 새로운 힘을 한 번 더 더합니다. 이 두 줄을 모멘텀의 식으로 적은 책도 있습니다.</translation>
    </message>
    <message>
        <source>The sum of all squared gradients so far. It never falls, so the effective learning rate never rises.</source>
        <translation>지금까지의 기울기 제곱을 모두 더합니다. 줄어드는 일이 없으므로 실질적인 학습률은 커지지 않습니다.</translation>
    </message>
    <message>
        <source>At {place}, f = {value}. It rises fastest in direction {angle}°, with slope {length}.</source>
        <translation>{place}에서 f = {value}입니다. {angle}° 방향으로 가장 빨리 커지며 그 기울기는 {length}입니다.</translation>
    </message>
    <message>
        <source>What is kept of the last step.</source>
        <translation>지난 갱신에서 남은 부분입니다.</translation>
    </message>
    <message>
        <source>Diverged: f cannot be computed any more where step {step} leads. The last point where it can be computed is shown.</source>
        <translation>발산: {step}번째 갱신이 가리키는 곳에서는 f를 더 계산할 수 없습니다. 계산할 수 있는 마지막 점을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Stopped: f cannot be computed where step {step} leads. The last point where it can be computed is shown.</source>
        <translation>정지: {step}번째 갱신이 가리키는 곳에서는 f를 계산할 수 없습니다. 계산할 수 있는 마지막 점을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Diverged, then stopped by rounding: so far out x + h equals x, and the numerical gradient is 0.</source>
        <translation>발산한 뒤 반올림 오차로 정지했습니다. 이렇게 먼 곳에서는 x + h가 x와 같아 수치 미분의 기울기가 0입니다.</translation>
    </message>
    <message>
        <source>Stopped by rounding: x + h equals x, so the numerical gradient is 0.</source>
        <translation>반올림 오차로 정지: x + h가 x와 같아 수치 미분의 기울기가 0입니다.</translation>
    </message>
    <message>
        <source>Diverging: it goes far away, and f increases.</source>
        <translation>발산: 멀리 벗어나며 f가 커지고 있습니다.</translation>
    </message>
    <message>
        <source>Still descending: it is already far away, and f still decreases.</source>
        <translation>계속 내려감: 이미 멀리 왔고 아직도 내려갑니다.</translation>
    </message>
    <message>
        <source>At a saddle point: the gradient is (nearly) 0; f rises in some directions and falls in others. It is not a minimum.</source>
        <translation>안장점: 기울기가 (거의) 0이고 어떤 방향으로는 올라가고 다른 방향으로는 내려갑니다. 극소점이 아닙니다.</translation>
    </message>
    <message>
        <source>The gradient is (nearly) 0 here: a saddle point.</source>
        <translation>이곳의 기울기는 (거의) 0입니다. 안장점입니다.</translation>
    </message>
    <message>
        <source>f jumps at {place}, so it has no gradient there.</source>
        <translation>f가 {place}에서 끊어져 있으므로 그곳에는 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>f has a corner at {place}, so it has no gradient there.</source>
        <translation>f가 {place}에서 꺾이므로 그곳에는 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>It is 0: it has no direction and adds nothing to the velocity.</source>
        <translation>기울기가 0이므로 방향이 없고 속도에 더해지는 것도 없습니다.</translation>
    </message>
    <message>
        <source>The push downhill that is new.</source>
        <translation>내리막으로 새로 미는 부분입니다.</translation>
    </message>
    <message>
        <source>Both together: the new velocity is the step.</source>
        <translation>둘을 더한 새 속도가 곧 갱신량입니다.</translation>
    </message>
    <message>
        <source>Both together: the new velocity.</source>
        <translation>둘을 더한 새 속도입니다.</translation>
    </message>
    <message>
        <source>For each direction by itself: how steep it is, squared.</source>
        <translation>축마다 따로, 가파른 정도의 제곱입니다.</translation>
    </message>
    <message>
        <source>A moving mean of the squares: old ones count less and less, so it can decrease again, towards 0.</source>
        <translation>제곱의 이동 평균입니다. 오래된 값의 비중이 줄어들므로 다시 0에 가깝게 작아질 수 있습니다.</translation>
    </message>
    <message>
        <source>A moving mean of the gradients: a velocity.</source>
        <translation>기울기의 이동 평균, 곧 속도입니다.</translation>
    </message>
    <message>
        <source>The mean began at 0; divided by 1 − β₁ᵗ it is not too small.</source>
        <translation>평균이 0에서 시작하므로 1 − β₁ᵗ로 나누어 바로잡습니다.</translation>
    </message>
    <message>
        <source>The same for the squares.</source>
        <translation>제곱도 똑같이 바로잡습니다.</translation>
    </message>
    <message>
        <source>η in each direction as long as the gradient stays the same, however steep it is.</source>
        <translation>기울기가 그대로인 동안에는 아무리 가팔라도 방향마다 η만큼입니다.</translation>
    </message>
    <message>
        <source>Central differences still give {gradient}.</source>
        <translation>그런데도 중앙 차분의 값은 {gradient}입니다.</translation>
    </message>
    <message>
        <source>Start b</source>
        <translation>시작점 b</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>갱신 한 번</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>One variable</source>
        <translation>변수 하나</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Ten steps</source>
        <translation>열 단계</translation>
    </message>
    <message>
        <source>Slope in every direction</source>
        <translation>모든 방향의 기울기</translation>
    </message>
    <message>
        <source>Direction θ in degrees</source>
        <translation>방향 θ (도)</translation>
    </message>
    <message>
        <source>Directional derivative</source>
        <translation>방향도함수</translation>
    </message>
    <message>
        <source>Drag the round point, or its square to turn the direction; or Tab, then the arrow keys.</source>
        <translation>둥근 점을 드래그하거나, 네모를 드래그해 방향을 돌리세요. Tab 다음에 화살표 키를 써도 됩니다.</translation>
    </message>
    <message>
        <source>Data and outputs</source>
        <translation>데이터와 출력</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>t, y</source>
        <translation>t, y</translation>
    </message>
    <message>
        <source>Every step sees all {all} samples, {size} of them, or one. Which path is the noisiest?</source>
        <translation>갱신할 때마다 표본 {all}개를 모두 쓰거나, {size}개를 쓰거나, 하나만 씁니다. 어느 경로가 가장 심하게 흔들릴까요?</translation>
    </message>
    <message>
        <source>Click into the data, or A, adds a point; drag it, or press Delete.</source>
        <translation>데이터를 클릭하거나 A 키를 누르면 점이 생깁니다. 드래그하거나 Delete 키로 지우세요.</translation>
    </message>
    <message>
        <source>There can be at most {most} starts.</source>
        <translation>시작점은 {most}개까지 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>The data needs {least} to {most} points.</source>
        <translation>데이터 점은 {least}개에서 {most}개까지 필요합니다.</translation>
    </message>
    <message>
        <source>The window needs four numbers: low and high x₀, low and high x₁.</source>
        <translation>보이는 범위에는 x₀의 아래와 위, x₁의 아래와 위, 네 수가 필요합니다.</translation>
    </message>
    <message>
        <source>The list of learning rates cannot be read.</source>
        <translation>학습률 목록을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>largest: {value}</source>
        <translation>최대: {value}</translation>
    </message>
    <message>
        <source>numerical</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>해석적</translation>
    </message>
    <message>
        <source>start {number}</source>
        <translation>시작점 {number}</translation>
    </message>
    <message>
        <source>full batch</source>
        <translation>전체 배치</translation>
    </message>
    <message>
        <source>mini-batch of {size}</source>
        <translation>미니배치 {size}개</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>표본 하나</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>After {step} steps {name} is ahead, f = {value}.</source>
        <translation>{step}번 갱신 뒤 {name}이(가) 앞섭니다. f = {value}.</translation>
    </message>
    <message>
        <source>There is no update: f cannot be computed where the first step leads.</source>
        <translation>갱신이 없습니다. 첫 번째 갱신이 가리키는 곳에서는 f를 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>Update {step} with {name}: what it is made of.</source>
        <translation>{name}의 {step}번째 갱신이 무엇으로 이루어지는지 봅니다.</translation>
    </message>
    <message>
        <source>Numerical: {one} Exact: {other}</source>
        <translation>수치 미분 — {one} 해석적 — {other}</translation>
    </message>
    <message>
        <source>between the levels {low} and {high}</source>
        <translation>등고선 {low}와(과) {high} 사이</translation>
    </message>
    <message>
        <source>The slope is (nearly) 0, but this is not a minimum: the curve falls to one side.</source>
        <translation>기울기가 (거의) 0이지만 극소점이 아닙니다. 한쪽으로 더 내려갑니다.</translation>
    </message>
    <message>
        <source>Arrived at a minimum: the slope is (nearly) 0, and the curve bends up.</source>
        <translation>극소점에 도착: 기울기가 (거의) 0이고 곡선이 위로 굽어 있습니다.</translation>
    </message>
    <message>
        <source>In the wrong valley: the slope is (nearly) 0, but the curve is lower elsewhere.</source>
        <translation>다른 골짜기에 도착: 기울기가 (거의) 0이지만 더 낮은 곳이 있습니다.</translation>
    </message>
    <message>
        <source>Arrived at a flat minimum: the slope is (nearly) 0, and nowhere near does the curve fall.</source>
        <translation>평평한 극소점에 도착: 기울기가 (거의) 0이고 가까이에 더 낮은 곳이 없습니다.</translation>
    </message>
    <message>
        <source>On a plateau: there is almost no slope.</source>
        <translation>고원: 기울기가 거의 없습니다.</translation>
    </message>
    <message>
        <source>The slope is {slope}, above 0: the next step goes left.</source>
        <translation>기울기가 {slope}(으)로 0보다 크므로 다음에는 왼쪽으로 갑니다.</translation>
    </message>
    <message>
        <source>The slope is {slope}, below 0: the next step goes right.</source>
        <translation>기울기가 {slope}(으)로 0보다 작으므로 다음에는 오른쪽으로 갑니다.</translation>
    </message>
    <message>
        <source>At x = {x} the slope is {slope}.</source>
        <translation>x = {x}에서 기울기는 {slope}입니다.</translation>
    </message>
    <message>
        <source>Drag the diamond, the start; or Tab, then the arrow keys.</source>
        <translation>마름모(시작점)를 드래그하거나 Tab 다음에 화살표 키를 쓰세요.</translation>
    </message>
    <message>
        <source>numerical {one}, exact {other}, apart by {distance}</source>
        <translation>수치 미분 {one}, 해석적 {other}, 차이 {distance}</translation>
    </message>
    <message>
        <source>Start of the descent</source>
        <translation>경사 하강의 시작점</translation>
    </message>
    <message>
        <source>Point whose gradient is shown</source>
        <translation>기울기를 보여 주는 점</translation>
    </message>
    <message>
        <source>Direction whose slope is shown</source>
        <translation>기울기를 보여 주는 방향</translation>
    </message>
    <message>
        <source>Sample of the data</source>
        <translation>데이터 표본</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신량</translation>
    </message>
    <message>
        <source>Numerical x</source>
        <translation>수치 미분 x</translation>
    </message>
    <message>
        <source>Exact x</source>
        <translation>해석적 x</translation>
    </message>
    <message>
        <source>Numerical g</source>
        <translation>수치 미분 g</translation>
    </message>
    <message>
        <source>Click sets the start, Shift+click or A adds one, Delete removes it.</source>
        <translation>클릭하면 시작점을 정하고, Shift+클릭이나 A 키는 더하고, Delete 키는 지웁니다.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>No optimiser is left after {step} steps: f cannot be computed where they lead.</source>
        <translation>{step}번 갱신한 뒤 남은 최적화 기법이 없습니다. 다음 갱신이 가리키는 곳에서는 f를 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>All start at f = {value}. Which one will be the lowest? Press Space.</source>
        <translation>모두 f = {value}에서 출발합니다. 어느 것이 가장 낮은 곳에 이를까요? 스페이스 키를 누르세요.</translation>
    </message>
    <message>
        <source>After {step} steps {count} of {all} are level with the lowest f = {value}.</source>
        <translation>{step}번 갱신한 뒤 {all}개 가운데 {count}개가 가장 낮은 f = {value}에서 같습니다.</translation>
    </message>
    <message>
        <source>At the start. Press Space to take one step after the other.</source>
        <translation>시작점입니다. 스페이스 키를 누르면 한 걸음씩 나아갑니다.</translation>
    </message>
    <message>
        <source>Drag, or Shift and the arrow keys, rotates the surface; the wheel, or + and −, zooms.</source>
        <translation>드래그하거나 Shift+화살표 키를 누르면 곡면이 돌고, 휠이나 +, − 키로 확대합니다.</translation>
    </message>
</context>
<context>
    <name>inference</name>
    <message>
        <source>a instead of z</source>
        <translation>z 대신 a</translation>
    </message>
    <message>
        <source>No bug</source>
        <translation>버그 없음</translation>
    </message>
    <message>
        <source>z = h(a), softmax along axis 1, pixels as the network was trained on them.</source>
        <translation>z = h(a), 축 1을 따라 소프트맥스, 픽셀은 학습할 때와 같은 범위입니다.</translation>
    </message>
    <message>
        <source>The activation is never used: all layers together are one affine map.</source>
        <translation>활성화 함수를 쓰지 않습니다. 모든 층을 합쳐도 아핀 변환 하나(행렬 하나와 편향 하나)와 같습니다.</translation>
    </message>
    <message>
        <source>Softmax along axis 0</source>
        <translation>축 0 방향 소프트맥스</translation>
    </message>
    <message>
        <source>The images of a batch compete with each other; a single image, as a vector, does not show the bug.</source>
        <translation>배치 안의 이미지끼리 경쟁합니다. 벡터 한 장만 넣으면 버그가 드러나지 않습니다.</translation>
    </message>
    <message>
        <source>Pixels 0 … 255</source>
        <translation>픽셀 0 … 255</translation>
    </message>
    <message>
        <source>The pixels go into the network without the factor it was trained with.</source>
        <translation>학습할 때 픽셀에 곱한 수를 곱하지 않고 신경망에 넣습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>Deliberate bugs</source>
        <translation>일부러 넣은 버그</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>What happens to the ink</source>
        <translation>잉크 전처리</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Sigmoid, 50-100</source>
        <translation>시그모이드, 50-100</translation>
    </message>
    <message>
        <source>ReLU, 50</source>
        <translation>ReLU, 50</translation>
    </message>
    <message>
        <source>ReLU, 512</source>
        <translation>ReLU, 512</translation>
    </message>
    <message>
        <source>Present run of Training</source>
        <translation>학습 탭의 현재 실행</translation>
    </message>
    <message>
        <source>Own file</source>
        <translation>내 파일</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>파일에 적힌 대로</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Networks that nnviz has trained on MNIST, the run on show in Training, or a file.</source>
        <translation>nnviz가 MNIST로 학습시킨 신경망, 학습 탭에 나온 실행, 또는 파일입니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function after every hidden layer. The book&apos;s network: sigmoid.</source>
        <translation>은닉층마다 뒤에 오는 함수입니다. 책의 신경망은 시그모이드입니다.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>The right mouse button and the other end of a pen always erase.</source>
        <translation>마우스 오른쪽 버튼과 펜의 반대쪽 끝은 언제나 지우개입니다.</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>굵기</translation>
    </message>
    <message>
        <source>The width of the line in thousandths of the pad&apos;s width.</source>
        <translation>그림판 너비의 1000분의 1을 단위로 한 선의 굵기입니다.</translation>
    </message>
    <message>
        <source>Cut out the box</source>
        <translation>상자 잘라 내기</translation>
    </message>
    <message>
        <source>Take the smallest rectangle that holds all ink. Off: the whole pad.</source>
        <translation>모든 잉크를 담는 가장 작은 직사각형을 잘라 냅니다. 끄면 그림판 전체를 씁니다.</translation>
    </message>
    <message>
        <source>Scale to 20 × 20</source>
        <translation>20 × 20으로 크기 조정</translation>
    </message>
    <message>
        <source>The longer side becomes 20 pixels, the aspect stays. Off: one pixel is 1/28 of the pad.</source>
        <translation>긴 변이 20픽셀이 되고 가로세로 비율은 그대로입니다. 끄면 한 픽셀이 그림판의 1/28입니다.</translation>
    </message>
    <message>
        <source>Centre of mass to the middle</source>
        <translation>무게중심을 가운데로</translation>
    </message>
    <message>
        <source>Off: the box is in the middle, or the ink stays where it is if it is not scaled either.</source>
        <translation>끄면 상자가 가운데에 놓이고, 크기 조정도 끄면 잉크가 그린 자리에 그대로 있습니다.</translation>
    </message>
    <message>
        <source>To be read as</source>
        <translation>원하는 예측</translation>
    </message>
    <message>
        <source>Which class the gradient is taken of.</source>
        <translation>어느 클래스의 기울기를 구할지 정합니다.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Which disturbance the accuracy over the test set is measured against.</source>
        <translation>시험 데이터의 정확도를 어떤 교란에 따라 측정할지 정합니다.</translation>
    </message>
    <message>
        <source>Standard deviation, as a share of full ink. Added after all steps.</source>
        <translation>가장 진한 잉크에 대한 비율로 나타낸 표준편차입니다. 모든 단계가 끝난 뒤에 더합니다.</translation>
    </message>
    <message>
        <source>Pixels to the right, after all steps: nothing centres the digit again.</source>
        <translation>모든 단계가 끝난 뒤 오른쪽으로 옮기는 픽셀 수입니다. 다시 가운데로 맞추지 않습니다.</translation>
    </message>
    <message>
        <source>Degrees counter-clockwise, after all steps.</source>
        <translation>모든 단계가 끝난 뒤 시계 반대 방향으로 돌리는 각도입니다.</translation>
    </message>
    <message>
        <source>4 classified as 9</source>
        <translation>9로 분류한 4</translation>
    </message>
    <message>
        <source>The program runs without an error; only the accuracy shows the bug.</source>
        <translation>프로그램은 오류 없이 실행됩니다. 정확도를 보아야 버그를 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Do several bugs cost more than each alone?</source>
        <translation>버그가 여러 개면 하나일 때보다 손해가 클까요?</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images go through the network at once.</source>
        <translation>한 번에 신경망을 지나는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>초당 이미지</translation>
    </message>
    <message>
        <source>The sum goes to the next layer as it is; the activation is never used.</source>
        <translation>가중합이 그대로 다음 층으로 갑니다. 활성화 함수를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Right for one image, a vector; in a batch it sums over the images.</source>
        <translation>벡터인 이미지 한 장에서는 맞지만 배치에서는 이미지들을 더합니다.</translation>
    </message>
    <message>
        <source>The network was trained with pixels from 0 to 1.</source>
        <translation>신경망은 0에서 1까지의 픽셀로 학습했습니다.</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>한 장씩</translation>
    </message>
    <message>
        <source>An .npz with W1, b1, W2 …, a .safetensors, or the book&apos;s .pkl. It may be dropped here.</source>
        <translation>W1, b1, W2 …가 든 .npz, .safetensors 또는 책의 .pkl 파일입니다. 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>How fast the images are shown. The network itself is far faster.</source>
        <translation>이미지를 보여 주는 빠르기입니다. 신경망 자체는 훨씬 빠릅니다.</translation>
    </message>
    <message>
        <source>Press Play. The button “To the next error” goes to the next misclassified image.</source>
        <translation>재생을 누르세요. ‘다음 오류로’ 버튼은 다음 오분류 이미지로 갑니다.</translation>
    </message>
    <message>
        <source>In batches of 100</source>
        <translation>100장씩 배치로</translation>
    </message>
    <message>
        <source>The same answers in a fraction of the time. Change the batch size.</source>
        <translation>같은 답을 훨씬 짧은 시간에 얻습니다. 배치 크기를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>The largest network&apos;s mistakes</source>
        <translation>가장 큰 신경망이 틀린 이미지</translation>
    </message>
    <message>
        <source>The most confident errors come first. Would you have read them correctly?</source>
        <translation>가장 확신하며 틀린 것부터 나옵니다. 여러분은 맞힐 수 있나요?</translation>
    </message>
    <message>
        <source>Click other cells of the matrix, or the name of a row or column.</source>
        <translation>행렬의 다른 칸이나 행·열의 이름을 클릭해 보세요.</translation>
    </message>
    <message>
        <source>Failure: a instead of z</source>
        <translation>실패: z 대신 a</translation>
    </message>
    <message>
        <source>Failure: softmax over the batch</source>
        <translation>실패: 배치 방향 소프트맥스</translation>
    </message>
    <message>
        <source>Right one by one, wrong in batches. What happens with a batch of 1?</source>
        <translation>한 장씩이면 맞고 배치로 하면 틀립니다. 배치 크기가 1이면 어떻게 될까요?</translation>
    </message>
    <message>
        <source>Failure: all three at once</source>
        <translation>실패: 셋을 한꺼번에</translation>
    </message>
    <message>
        <source>In batches</source>
        <translation>배치로</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>가중치 열기…</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>데이터 열기…</translation>
    </message>
    <message>
        <source>image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Accuracy so far</source>
        <translation>지금까지의 정확도</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>Incorrect</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Time so far</source>
        <translation>지금까지의 시간</translation>
    </message>
    <message>
        <source>Time per image</source>
        <translation>이미지당 시간</translation>
    </message>
    <message>
        <source>Output of the network</source>
        <translation>신경망의 출력</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층별 활성화</translation>
    </message>
    <message>
        <source>Most similar</source>
        <translation>비슷한 이미지</translation>
    </message>
    <message>
        <source>To say another digit</source>
        <translation>다른 숫자로 바꾸기</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>직접 가르치기</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>망가뜨리기</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>가운데 맞춤</translation>
    </message>
    <message>
        <source>not centred</source>
        <translation>맞춤 없음</translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation>교란됨</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>크기 조정</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>획 취소</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>사진…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>Draw a digit here, large.</source>
        <translation>여기에 숫자를 크게 그려 보세요.</translation>
    </message>
    <message>
        <source>Arrow keys move, Space puts the pen down and lifts it, Delete the eraser; 0 to 9 label the digit.</source>
        <translation>화살표로 움직이고 스페이스로 펜을, Delete로 지우개를 대거나 뗍니다. 0–9는 숫자에 레이블을 붙입니다.</translation>
    </message>
    <message>
        <source>✓ predicted {answer}</source>
        <translation>✓ 예측 {answer}</translation>
    </message>
    <message>
        <source>✗ predicted {answer}, label {truth}</source>
        <translation>✗ 예측 {answer}, 레이블 {truth}</translation>
    </message>
    <message>
        <source>Accuracy left by common bugs</source>
        <translation>흔한 버그가 있을 때의 정확도</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Misclassified: {count}</source>
        <translation>오분류: {count}장</translation>
    </message>
    <message>
        <source>Lost by the bugs: {count}</source>
        <translation>버그 때문에 틀린 이미지: {count}장</translation>
    </message>
    <message>
        <source>Not a bug here: this network was trained with these pixel values.</source>
        <translation>이 신경망은 이 범위로 학습했으므로 버그가 아닙니다.</translation>
    </message>
    <message>
        <source>Not a bug here: there is no hidden layer.</source>
        <translation>은닉층이 없으므로 버그가 아닙니다.</translation>
    </message>
    <message>
        <source>Measured in batches of {size}. Click a bar to switch its bug on in all views.</source>
        <translation>{size}장씩 배치로 측정했습니다. 막대를 클릭하면 그 버그가 모든 화면에서 켜집니다.</translation>
    </message>
    <message>
        <source>Misclassified</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>Common bugs</source>
        <translation>흔한 버그</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>숫자 그리기</translation>
    </message>
    <message>
        <source>Open a picture of digits…</source>
        <translation>숫자 사진 열기…</translation>
    </message>
    <message>
        <source>Paste a picture of digits</source>
        <translation>숫자 사진 붙여넣기</translation>
    </message>
    <message>
        <source>To the next error (N)</source>
        <translation>다음 오류로 (N)</translation>
    </message>
    <message>
        <source>There is no class {value}.</source>
        <translation>클래스 {value}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>There is no page called {name}.</source>
        <translation>{name}(이)라는 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>Weights ({kinds})</source>
        <translation>가중치 ({kinds})</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>가중치 열기</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Opening the images and the weights …</source>
        <translation>이미지와 가중치를 여는 중입니다 …</translation>
    </message>
    <message>
        <source>Image {number} of {all}</source>
        <translation>이미지 {number} / {all}</translation>
    </message>
    <message>
        <source>Batch {number}: images {first} to {last}</source>
        <translation>배치 {number}: 이미지 {first}–{last}</translation>
    </message>
    <message>
        <source>In batches of {size}</source>
        <translation>{size}장씩 배치로</translation>
    </message>
    <message>
        <source>{each} per image</source>
        <translation>이미지당 {each}</translation>
    </message>
    <message>
        <source>Time per image, measured here (logarithmic)</source>
        <translation>이미지당 시간, 이 컴퓨터에서 측정 (로그 눈금)</translation>
    </message>
    <message>
        <source>µs per image</source>
        <translation>이미지당 µs</translation>
    </message>
    <message>
        <source>time per image</source>
        <translation>이미지당 시간</translation>
    </message>
    <message>
        <source>The time of both</source>
        <translation>두 방법의 시간</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정하는 중 …</translation>
    </message>
    <message>
        <source>All {images} images: {one} one by one, {batch} in batches.</source>
        <translation>이미지 {images}장 전체: 한 장씩 {one}, 배치로 {batch}.</translation>
    </message>
    <message>
        <source>In a batch each weight is fetched once for {size} images, and Python is called once instead of {size} times.</source>
        <translation>배치에서는 가중치를 이미지 {size}장에 한 번만 읽고, 파이썬 호출도 {size}번이 아니라 한 번입니다.</translation>
    </message>
    <message>
        <source>In a batch of one image nothing is shared.</source>
        <translation>한 장짜리 배치에서는 나누어 쓰는 것이 없습니다.</translation>
    </message>
    <message>
        <source>In batches of {size}: {ratio} times as fast as one by one, with the same accuracy: {one}.</source>
        <translation>{size}장씩 배치로 하면 속도가 한 장씩 할 때의 {ratio}배이고 정확도는 같습니다: {one}.</translation>
    </message>
    <message>
        <source>In batches of {size}: {ratio} times as fast as one by one, but not with the same accuracy: {batch} instead of {one}.</source>
        <translation>{size}장씩 배치로 하면 속도가 한 장씩 할 때의 {ratio}배이지만 정확도가 다릅니다: {one} 대신 {batch}.</translation>
    </message>
    <message>
        <source>Delete my digits</source>
        <translation>내 숫자 삭제</translation>
    </message>
    <message>
        <source>It is a {digit}: add it to my digits</source>
        <translation>이 숫자는 {digit}입니다. 내 숫자에 추가합니다</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>아직 없습니다.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>정답 레이블</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Label {truth}, predicted {answer}: {count}</source>
        <translation>레이블 {truth}, 예측 {answer}: {count}장</translation>
    </message>
    <message>
        <source>With them in the test {right} of {all} are read correctly: {share}.</source>
        <translation>시험 데이터에 더하면 {all}장 중 {right}장을 맞힙니다. 정확도는 {share}입니다.</translation>
    </message>
    <message>
        <source>{first} to {last} of {all}, the most confident first. More: wheel, Page Down.</source>
        <translation>{all}장 가운데 {first}–{last}, 확신이 큰 순서입니다. 더 보기: 휠, Page Down.</translation>
    </message>
    <message>
        <source>{truth} classified as something else: {count}</source>
        <translation>{truth}인데 다른 것으로 분류: {count}장</translation>
    </message>
    <message>
        <source>Wrongly classified as {answer}: {count}</source>
        <translation>{answer}(으)로 잘못 분류: {count}장</translation>
    </message>
    <message>
        <source>{truth}, classified correctly: {count}</source>
        <translation>{truth}, 맞게 분류: {count}장</translation>
    </message>
    <message>
        <source>{truth} classified as {answer}: {count}</source>
        <translation>{truth}인데 {answer}(으)로 분류: {count}장</translation>
    </message>
    <message>
        <source>There is no such image.</source>
        <translation>그런 이미지는 없습니다.</translation>
    </message>
    <message>
        <source>As switched on</source>
        <translation>지금 켠 대로</translation>
    </message>
    <message>
        <source>The network classifies {right} of all {all} test images correctly: {share}.</source>
        <translation>시험 이미지 {all}장 가운데 {right}장을 맞게 분류합니다: {share}.</translation>
    </message>
    <message>
        <source>With the bugs switched on, {right} of all {all} test images are classified correctly: {share}.</source>
        <translation>버그를 켜면 시험 이미지 {all}장 가운데 {right}장을 맞게 분류합니다: {share}.</translation>
    </message>
    <message>
        <source>{wrong} of {all} are misclassified.</source>
        <translation>{all}장 가운데 {wrong}장을 잘못 분류했습니다.</translation>
    </message>
    <message>
        <source>Most often {truth} is classified as {answer}: {count} times.</source>
        <translation>가장 흔한 오류는 {truth}을(를) {answer}(으)로 분류한 것입니다: {count}번.</translation>
    </message>
    <message>
        <source>Most often, {count} times each: {pairs}</source>
        <translation>가장 흔한 오류(각 {count}번): {pairs}</translation>
    </message>
    <message>
        <source>{layers}: {parameters} parameters</source>
        <translation>{layers}: 매개변수 {parameters}개</translation>
    </message>
    <message>
        <source>The file does not say its activation; sigmoid, as in the book.</source>
        <translation>파일에 활성화 함수가 적혀 있지 않습니다. 책과 같이 시그모이드로 봅니다.</translation>
    </message>
    <message>
        <source>From Training, after iteration {iteration}. Come back for a later moment.</source>
        <translation>학습 탭의 {iteration}번째 반복 뒤의 신경망입니다. 학습을 더 진행하고 돌아오면 바뀝니다.</translation>
    </message>
    <message>
        <source>On the test images of MNIST: {share} correct.</source>
        <translation>MNIST 시험 이미지의 정답률: {share}.</translation>
    </message>
    <message>
        <source>{images} synthetic test digits, generated by nnviz. The accuracy is that on these, not on handwriting.</source>
        <translation>nnviz가 만든 합성 시험 숫자 {images}장입니다. 정확도는 손글씨가 아니라 이 숫자들에 대한 값입니다.</translation>
    </message>
    <message>
        <source>{name}: {images} test images</source>
        <translation>{name}: 시험 이미지 {images}장</translation>
    </message>
    <message>
        <source>Nothing is drawn yet. Draw a digit, or open a picture of one.</source>
        <translation>아직 아무것도 그리지 않았습니다. 숫자를 그리거나 숫자 사진을 열어 보세요.</translation>
    </message>
    <message>
        <source>Draw your own over it.</source>
        <translation>그 위에 직접 그려 보세요.</translation>
    </message>
    <message>
        <source>Read as &lt;b&gt;{answer}&lt;/b&gt;, with a probability of {share}.</source>
        <translation>&lt;b&gt;{answer}&lt;/b&gt;(으)로 읽었습니다. 확률은 {share}입니다.</translation>
    </message>
    <message>
        <source>Read as &lt;b&gt;{answer}&lt;/b&gt; with {share} only; {second} has {other}.</source>
        <translation>&lt;b&gt;{answer}&lt;/b&gt;(으)로 읽었지만 확률은 {share}뿐입니다. {second}의 확률은 {other}입니다.</translation>
    </message>
    <message>
        <source>With all steps on and nothing disturbed it is {answer} too, with {share}.</source>
        <translation>모든 단계를 켜고 교란이 없을 때에도 {answer}(으)로 읽으며, 확률은 {share}입니다.</translation>
    </message>
    <message>
        <source>With all steps on and nothing disturbed it is read as {answer}, with {share}.</source>
        <translation>모든 단계를 켜고 교란이 없으면 {answer}(으)로 읽으며, 확률은 {share}입니다.</translation>
    </message>
    <message>
        <source>The picture holds {count} digits, read as {answers}</source>
        <translation>사진에 숫자가 {count}개 있으며, 읽은 값은 다음과 같습니다: {answers}</translation>
    </message>
    <message>
        <source>The layers show how a digit passes through the network: draw one.</source>
        <translation>숫자가 층을 지나는 과정을 보여 줍니다. 숫자를 그려 보세요.</translation>
    </message>
    <message>
        <source>Unit {unit} of the last hidden layer adds most to the score of {answer}: {amount} of {score}.</source>
        <translation>마지막 은닉층의 {unit}번 뉴런이 {answer}의 점수에 가장 크게 기여합니다: {score} 중 {amount}.</translation>
    </message>
    <message>
        <source>The gradient needs a digit: draw one.</source>
        <translation>기울기를 구하려면 숫자가 있어야 합니다. 숫자를 그려 보세요.</translation>
    </message>
    <message>
        <source>It is read as {target} already. Choose another digit under “To be read as”.</source>
        <translation>이미 {target}(으)로 읽습니다. ‘원하는 예측’에서 다른 숫자를 골라 보세요.</translation>
    </message>
    <message>
        <source>{steps} steps along the gradient, each at most 12 of 255 a pixel, and it is read as {target}.</source>
        <translation>기울기를 따라 {steps}번(한 번에 픽셀마다 255 중 최대 12) 바꾸면 {target}(으)로 읽습니다.</translation>
    </message>
    <message>
        <source>{steps} steps along the gradient were not enough: it is not read as {target}.</source>
        <translation>기울기를 따라 {steps}번 바꾸어도 부족합니다. {target}(으)로 읽지 않습니다.</translation>
    </message>
    <message>
        <source>{outputs} → largest: {value}, the answer is &lt;b&gt;{answer}&lt;/b&gt;</source>
        <translation>{outputs} → 가장 큰 값 {value}, 답은 &lt;b&gt;{answer}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Teach it: draw a digit, then click which one it is, or press its key on the pad.</source>
        <translation>직접 가르쳐 보세요. 숫자를 그린 뒤 어떤 숫자인지 버튼을 누르거나, 그림판에서 숫자 키를 누르세요.</translation>
    </message>
    <message>
        <source>{right} of your {count} digits are read correctly.</source>
        <translation>직접 그린 숫자 {count}개 중 {right}개를 맞혔습니다.</translation>
    </message>
    <message>
        <source>Classifying all images …</source>
        <translation>모든 이미지를 분류하는 중입니다 …</translation>
    </message>
    <message>
        <source>softmax along axis {axis}: {outputs} → argmax along axis 1: {answers}</source>
        <translation>축 {axis}을(를) 따라 소프트맥스: {outputs} → 축 1을 따라 argmax: {answers}</translation>
    </message>
    <message>
        <source>Image {number}: label {truth}. Click to see it large.</source>
        <translation>이미지 {number}: 레이블 {truth}. 클릭하면 크게 보입니다.</translation>
    </message>
    <message>
        <source>Image {number}: label {truth}, predicted {answer} with {share}. Click to see it large.</source>
        <translation>이미지 {number}: 레이블 {truth}, 예측 {answer}, 확률 {share}. 클릭하면 크게 보입니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, as a share of full ink</source>
        <translation>잡음의 표준편차 (가장 진한 잉크에 대한 비율)</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Shift to the right in pixels</source>
        <translation>오른쪽으로 이동한 픽셀 수</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Rotation in degrees</source>
        <translation>회전 각도 (도)</translation>
    </message>
    <message>
        <source>Test images read correctly</source>
        <translation>맞힌 시험 이미지</translation>
    </message>
    <message>
        <source>Of {all} test images {plain} are read correctly undisturbed, {share} at {amount}.</source>
        <translation>시험 이미지 {all}장의 정확도는 교란이 없을 때 {plain}, 교란이 {amount}일 때 {share}입니다.</translation>
    </message>
    <message>
        <source>Of {all} test images {plain} are read correctly undisturbed. Disturb the digit: how many are left?</source>
        <translation>시험 이미지 {all}장의 정확도는 교란이 없을 때 {plain}입니다. 숫자를 교란해 보세요. 얼마나 남습니까?</translation>
    </message>
    <message>
        <source>read as {answer}</source>
        <translation>예측: {answer}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Gradient of log y</source>
        <translation>log y의 기울기</translation>
    </message>
    <message>
        <source>orange: ink for {target}</source>
        <translation>주황: {target}에 유리</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>at most {most} of 255</source>
        <translation>255 중 최대 {most}</translation>
    </message>
    <message>
        <source>Changed input</source>
        <translation>바뀐 입력</translation>
    </message>
    <message>
        <source>The data&apos;s images are not 28 × 28, as the pad&apos;s are. Open MNIST, or other data of this size.</source>
        <translation>데이터의 이미지가 그림판과 달리 28 × 28이 아닙니다. MNIST나 크기가 같은 데이터를 여세요.</translation>
    </message>
    <message>
        <source>Pixels × weights of unit {unit}</source>
        <translation>픽셀 × {unit}번 뉴런의 가중치</translation>
    </message>
    <message>
        <source>Layer {number}: {units} × {activation}</source>
        <translation>{number}층: {units} × {activation}</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Making {count} training images ready …</source>
        <translation>훈련 이미지 {count}장을 준비하고 있습니다…</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>아직 아무것도 그리지 않았습니다.</translation>
    </message>
    <message>
        <source>The most similar training images: label · difference</source>
        <translation>가장 비슷한 훈련 이미지: 레이블 · 차이</translation>
    </message>
    <message>
        <source>Training image {number}: label {label}, root mean squared difference {distance} of 255</source>
        <translation>훈련 이미지 {number}: 레이블 {label}, 평균제곱근 차이 255 중 {distance}</translation>
    </message>
    <message>
        <source>{same} of the {all} nearest of {count} training images are labelled {answer}, as the network answers.</source>
        <translation>훈련 이미지 {count}장 중 가장 가까운 {all}장 가운데 {same}장의 레이블이 신경망의 답인 {answer}입니다.</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>사진 ({kinds})</translation>
    </message>
    <message>
        <source>Open a picture of digits</source>
        <translation>숫자 사진 열기</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, then paste it.</source>
        <translation>클립보드에 사진이 없습니다. 사진을 복사한 뒤 붙여넣으세요.</translation>
    </message>
    <message>
        <source>Draw: an empty pad</source>
        <translation>그리기: 빈 그림판</translation>
    </message>
    <message>
        <source>Draw a digit, slowly. From which stroke on does the network know it?</source>
        <translation>숫자를 천천히 그려 보세요. 어느 획부터 신경망이 알아볼까요?</translation>
    </message>
    <message>
        <source>The lines join what adds most to the answer. Erase a part: what changes?</source>
        <translation>선은 답에 가장 크게 기여한 값을 잇습니다. 일부를 지우면 무엇이 달라질까요?</translation>
    </message>
    <message>
        <source>Small and off the middle, as it was drawn. Switch the steps on, one by one.</source>
        <translation>그린 그대로 작고 가운데에서 벗어나 있습니다. 단계를 하나씩 켜 보세요.</translation>
    </message>
    <message>
        <source>Cut out, scaled and centred: now it looks like those the network has learned.</source>
        <translation>잘라 내고 크기와 위치를 맞추면 신경망이 학습한 숫자와 비슷해집니다.</translation>
    </message>
    <message>
        <source>Draw: a 3 in every layer</source>
        <translation>그리기: 3과 각 층의 활성화</translation>
    </message>
    <message>
        <source>Failure: corner, all steps off</source>
        <translation>실패: 모든 단계를 끈 구석의 숫자</translation>
    </message>
    <message>
        <source>Draw: corner, all steps on</source>
        <translation>그리기: 모든 단계를 켠 같은 숫자</translation>
    </message>
    <message>
        <source>Draw: the most similar images</source>
        <translation>그리기: 가장 비슷한 훈련 이미지</translation>
    </message>
    <message>
        <source>Would the ten neighbours vote for the same digit? Draw the top closed.</source>
        <translation>이웃 열 개가 투표해도 같은 숫자가 나올까요? 위쪽을 막아 그려 보세요.</translation>
    </message>
    <message>
        <source>Draw: what turns a 9 into a 4</source>
        <translation>그리기: 9를 4로 바꾸는 것</translation>
    </message>
    <message>
        <source>Few and pale pixels are enough. Is the changed digit a 4 for you?</source>
        <translation>옅은 픽셀 몇 개면 충분합니다. 바뀐 숫자가 여러분에게도 4로 보입니까?</translation>
    </message>
    <message>
        <source>Draw: teach it your own digits</source>
        <translation>그리기: 내 숫자 가르치기</translation>
    </message>
    <message>
        <source>Say which digit it is, then draw the next. Which of yours are misread?</source>
        <translation>어떤 숫자인지 알려 준 뒤 다음 숫자를 그려 보세요. 어떤 숫자를 잘못 읽습니까?</translation>
    </message>
    <message>
        <source>Failure: four pixels to the right</source>
        <translation>실패: 오른쪽으로 네 픽셀</translation>
    </message>
    <message>
        <source>For you it is the same digit. The curve: how many of the test images survive?</source>
        <translation>사람에게는 같은 숫자입니다. 곡선을 보세요. 시험 이미지를 얼마나 맞힙니까?</translation>
    </message>
    <message>
        <source>Failure: a digit upside down</source>
        <translation>실패: 거꾸로 뒤집힌 숫자</translation>
    </message>
    <message>
        <source>Why does the curve rise again at ±180°? Which digits are left?</source>
        <translation>±180°에서 곡선이 다시 올라가는 까닭은 무엇일까요? 어떤 숫자가 남을까요?</translation>
    </message>
</context>
<context>
    <name>laboratory</name>
    <message>
        <source>Best: {best} with {value}; last: {worst} with {other}.</source>
        <translation>최고: {best}, {value}. 최하: {worst}, {other}.</translation>
    </message>
    <message>
        <source>So far only {best}: {value}.</source>
        <translation>지금까지는 {best}만 끝났습니다: {value}.</translation>
    </message>
    <message>
        <source>It is clearly ahead: its worst seed is better than every seed of the others.</source>
        <translation>최고는 확실히 앞섭니다. 가장 나쁜 시드도 다른 설정의 모든 시드보다 좋습니다.</translation>
    </message>
    <message>
        <source>There is no clear winner: seeds of {best} and {second} overlap, so chance could exchange them.</source>
        <translation>뚜렷한 승자는 없습니다. {best}와(과) {second}의 시드별 결과가 겹치므로 우연히 순서가 바뀔 수 있습니다.</translation>
    </message>
    <message>
        <source>With one seed each, chance and the setting cannot be told apart.</source>
        <translation>시드가 하나씩이면 우연과 설정의 효과를 구별할 수 없습니다.</translation>
    </message>
    <message>
        <source>The guess of the course notes holds here, for every seed.</source>
        <translation>수업 노트의 추측은 여기서 모든 시드에 대해 맞습니다.</translation>
    </message>
    <message>
        <source>The guess of the course notes does not hold here: {better} is better than {worse}, for every seed.</source>
        <translation>수업 노트의 추측은 여기서 맞지 않습니다. 모든 시드에서 {better}이(가) {worse}보다 좋습니다.</translation>
    </message>
    <message>
        <source>Whether the guess of the course notes holds cannot be decided: seeds of {one} and {other} overlap.</source>
        <translation>수업 노트의 추측이 맞는지는 알 수 없습니다. {one}와(과) {other}의 시드별 결과가 겹칩니다.</translation>
    </message>
    <message>
        <source>Test accuracies: {list}.</source>
        <translation>시험 정확도: {list}.</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message>
        <source>The updates of {slow} take {times} times as long as those of {fast}.</source>
        <translation>{slow}의 갱신은 {fast}의 갱신보다 {times}배 오래 걸립니다.</translation>
    </message>
    <message>
        <source>{name}: {count} of {seeds} runs diverged; they are not in the mean.</source>
        <translation>{name}: {seeds}개 중 {count}개의 학습이 발산하여 평균에서 뺐습니다.</translation>
    </message>
    <message>
        <source>{name}: {count} of {seeds} runs failed; they are not in the mean.</source>
        <translation>{name}: {seeds}개 중 {count}개의 학습이 실패하여 평균에서 뺐습니다.</translation>
    </message>
    <message>
        <source>{name} is no better than guessing, which gives {guess}.</source>
        <translation>{name}은(는) 무작위 추측({guess})보다 나을 것이 없습니다.</translation>
    </message>
    <message>
        <source>Best of {count}: {best} with {value} of the images held out.</source>
        <translation>{count}개 중 최고: {best}, 따로 떼어 둔 이미지에서 {value}.</translation>
    </message>
    <message>
        <source>The ten best have learning rates from {low} to {high} and decays from {weak} to {strong}: search again there, more finely.</source>
        <translation>상위 10개의 학습률은 {low}에서 {high}, 가중치 감소는 {weak}에서 {strong}입니다. 그 안에서 더 촘촘히 찾아 보세요.</translation>
    </message>
    <message>
        <source>The loss is lowest at a learning rate of {lowest} and rises after it. A safe choice is a tenth of that: about {safe}.</source>
        <translation>손실은 학습률 {lowest}에서 가장 낮고 그 뒤로 커집니다. 그 10분의 1, 약 {safe}이(가) 안전한 선택입니다.</translation>
    </message>
    <message>
        <source>The loss was still falling at the largest rate, {rate}.</source>
        <translation>가장 큰 학습률 {rate}에서도 손실이 아직 줄고 있었습니다.</translation>
    </message>
    <message>
        <source>Batch size, equal iterations</source>
        <translation>배치 크기, 같은 반복 수</translation>
    </message>
    <message>
        <source>Batch size, one epoch</source>
        <translation>배치 크기, 1에폭</translation>
    </message>
    <message>
        <source>Deep or wide</source>
        <translation>깊게 또는 넓게</translation>
    </message>
    <message>
        <source>Six optimisers</source>
        <translation>여섯 가지 최적화 기법</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>Dividing by 255</source>
        <translation>255로 나누기</translation>
    </message>
    <message>
        <source>Only 300 images</source>
        <translation>이미지 300장</translation>
    </message>
    <message>
        <source>Activations in ten layers</source>
        <translation>10층의 활성화 함수</translation>
    </message>
    <message>
        <source>Search on a grid</source>
        <translation>격자 탐색</translation>
    </message>
    <message>
        <source>Search at random</source>
        <translation>무작위 탐색</translation>
    </message>
    <message>
        <source>Learning-rate finder</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>배치 {size}</translation>
    </message>
    <message>
        <source>{layers} × {width}, ReLU</source>
        <translation>{layers} × {width}, ReLU</translation>
    </message>
    <message>
        <source>10 × {width}, sigmoid</source>
        <translation>10 × {width}, 시그모이드</translation>
    </message>
    <message>
        <source>pixels 0 to 1</source>
        <translation>픽셀 0~1</translation>
    </message>
    <message>
        <source>pixels 0 to 255</source>
        <translation>픽셀 0~255</translation>
    </message>
    <message>
        <source>nothing against it</source>
        <translation>대책 없음</translation>
    </message>
    <message>
        <source>weight decay {value}</source>
        <translation>가중치 감소 {value}</translation>
    </message>
    <message>
        <source>dropout {value}</source>
        <translation>드롭아웃 {value}</translation>
    </message>
    <message>
        <source>How large a batch, when every run has the same number of updates?</source>
        <translation>갱신 횟수가 모두 같다면 배치는 얼마나 커야 할까요?</translation>
    </message>
    <message>
        <source>A larger batch is more accurate.</source>
        <translation>배치가 클수록 더 정확합니다.</translation>
    </message>
    <message>
        <source>The larger batch has seen many more images by then: look at it against samples or seconds too.</source>
        <translation>그때까지 큰 배치는 훨씬 많은 이미지를 보았습니다. 본 이미지 수나 초에 대해서도 살펴보세요.</translation>
    </message>
    <message>
        <source>How large a batch, when every run sees each image once?</source>
        <translation>모든 학습이 각 이미지를 한 번씩 본다면 배치는 얼마나 커야 할까요?</translation>
    </message>
    <message>
        <source>The smaller batch has had many more updates by then.</source>
        <translation>그때까지 작은 배치는 훨씬 많이 갱신되었습니다.</translation>
    </message>
    <message>
        <source>Deep or wide, when all networks have about as many parameters?</source>
        <translation>매개변수 수가 거의 같다면 깊은 쪽이 좋을까요, 넓은 쪽이 좋을까요?</translation>
    </message>
    <message>
        <source>A deeper network is more accurate.</source>
        <translation>신경망이 깊을수록 더 정확합니다.</translation>
    </message>
    <message>
        <source>Which optimiser lowers the loss of five layers fastest?</source>
        <translation>어느 최적화 기법이 5층 신경망의 손실을 가장 빨리 줄일까요?</translation>
    </message>
    <message>
        <source>In the book&apos;s picture AdaGrad is lowest, then Adam, Momentum and SGD.</source>
        <translation>책의 그림에서는 AdaGrad가 가장 낮고 Adam, Momentum, SGD 순입니다.</translation>
    </message>
    <message>
        <source>Each loss is that of the mini-batch before its update. The book measures it again after the update, when it is lower.</source>
        <translation>각 손실은 갱신 전 미니배치의 값입니다. 책은 갱신 후에 다시 측정하므로 더 낮습니다.</translation>
    </message>
    <message>
        <source>With which initial weights do five ReLU layers learn fastest?</source>
        <translation>5층 ReLU 신경망은 어떤 가중치 초깃값에서 가장 빨리 학습할까요?</translation>
    </message>
    <message>
        <source>He&apos;s weights suit ReLU best, Xavier&apos;s come next, small ones hardly learn.</source>
        <translation>ReLU에는 He 초깃값이 가장 좋고 Xavier가 그다음이며, 작은 초깃값은 거의 학습하지 못합니다.</translation>
    </message>
    <message>
        <source>What does it help to divide the pixels by 255?</source>
        <translation>픽셀을 255로 나누면 무엇이 좋아질까요?</translation>
    </message>
    <message>
        <source>Divided pixels give a more accurate network.</source>
        <translation>나눈 픽셀로 학습한 신경망이 더 정확합니다.</translation>
    </message>
    <message>
        <source>What helps against overfitting when there are only 300 images?</source>
        <translation>이미지가 300장뿐일 때 과적합에 무엇이 도움이 될까요?</translation>
    </message>
    <message>
        <source>Weight decay and dropout both make the gap smaller.</source>
        <translation>가중치 감소와 드롭아웃 모두 차이를 줄입니다.</translation>
    </message>
    <message>
        <source>A smaller gap is not a better network: look at the test accuracy too.</source>
        <translation>차이가 작다고 더 좋은 신경망은 아닙니다. 시험 정확도도 살펴보세요.</translation>
    </message>
    <message>
        <source>Which activation lets ten layers learn?</source>
        <translation>어떤 활성화 함수를 쓰면 10층이 학습할 수 있을까요?</translation>
    </message>
    <message>
        <source>ReLU learns, the sigmoid does not.</source>
        <translation>ReLU는 학습하고 시그모이드는 학습하지 못합니다.</translation>
    </message>
    <message>
        <source>Which learning rate η and which weight decay λ? A network of six layers and 500 images, judged by 2,000 others that it does not learn from.</source>
        <translation>학습률 η와 가중치 감소 λ는 얼마가 좋을까요? 6층 신경망과 이미지 500장을, 학습에 쓰지 않는 다른 2,000장으로 평가합니다.</translation>
    </message>
    <message>
        <source>Which learning rate is large and still safe? It rises from update to update, until the loss rises too.</source>
        <translation>크면서도 안전한 학습률은 얼마일까요? 손실이 커질 때까지 갱신마다 학습률을 높입니다.</translation>
    </message>
    <message>
        <source>loss of the mini-batches</source>
        <translation>미니배치의 손실</translation>
    </message>
    <message>
        <source>“{name}” was trained on other data: {data}.</source>
        <translation>“{name}”은(는) 다른 데이터로 학습했습니다: {data}.</translation>
    </message>
    <message>
        <source>Make it the present run</source>
        <translation>현재 학습으로</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>표시/숨김</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Undelete</source>
        <translation>삭제 취소</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>JSON으로 저장…</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>학습 끝</translation>
    </message>
    <message>
        <source>Run an experiment</source>
        <translation>실험하기</translation>
    </message>
    <message>
        <source>Save runs as JSON</source>
        <translation>학습을 JSON으로 저장</translation>
    </message>
    <message>
        <source>{count} runs are saved as {path}.</source>
        <translation>학습 {count}개를 {path}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신 시간</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>rates before</source>
        <translation>이전 학습률</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>추출</translation>
    </message>
    <message>
        <source>length in</source>
        <translation>길이 단위</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>taken from</source>
        <translation>가져온 곳</translation>
    </message>
    <message>
        <source>initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>÷ 255</source>
        <translation>÷ 255</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>drop every</source>
        <translation>감소 주기</translation>
    </message>
    <message>
        <source>drop to</source>
        <translation>감소 비율</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>clipped at</source>
        <translation>기울기 제한</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>{done} of {planned} iterations</source>
        <translation>반복 {planned}회 중 {done}회</translation>
    </message>
    <message>
        <source>No runs are kept yet. Keep one in Run, or the runs of an experiment.</source>
        <translation>아직 보관한 학습이 없습니다. 학습 화면에서 하나를 보관하거나 실험의 학습들을 보관하세요.</translation>
    </message>
    <message>
        <source>The example: two short runs that differ in the learning rate alone.</source>
        <translation>예로 학습률만 다른 짧은 학습 두 번을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Kept runs: {count}, drawn: {shown}.</source>
        <translation>보관한 학습 {count}개, 그린 학습 {shown}개.</translation>
    </message>
    <message>
        <source>The best test accuracy is that of “{name}”: {value}.</source>
        <translation>시험 정확도가 가장 높은 것은 “{name}”입니다: {value}.</translation>
    </message>
    <message>
        <source>Bold is what differs from “{name}”.</source>
        <translation>굵은 글씨는 “{name}”와(과) 다른 설정입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Accuracy, images held out</source>
        <translation>정확도(떼어 둔 이미지)</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source on the left.</source>
        <translation>아직 데이터가 없습니다. 왼쪽에서 출처를 고르세요.</translation>
    </message>
    <message>
        <source>Measuring how long it takes …</source>
        <translation>걸리는 시간을 측정하는 중 …</translation>
    </message>
    <message>
        <source>Run the experiment</source>
        <translation>실험 실행</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>{title}: {name}, seed {seed}</source>
        <translation>{title}: {name}, 시드 {seed}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>모든 질문</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>시간 재기</translation>
    </message>
    <message>
        <source>Keep these runs</source>
        <translation>이 학습들 보관</translation>
    </message>
    <message>
        <source>Loss, last 200 updates</source>
        <translation>손실, 마지막 200회</translation>
    </message>
    <message>
        <source>The guess of the course notes: {guess}</source>
        <translation>수업 노트의 추측: {guess}</translation>
    </message>
    <message>
        <source>Runs: {runs}, with {updates} updates together, {processes} at a time.</source>
        <translation>학습 {runs}개, 갱신 모두 {updates}회, 동시에 {processes}개.</translation>
    </message>
    <message>
        <source>Measured here: about {time}.</source>
        <translation>이 컴퓨터에서 측정: 약 {time}.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{runs} runs.</source>
        <translation>학습 {runs}번.</translation>
    </message>
    <message>
        <source>{runs} runs, about {time} on this computer.</source>
        <translation>학습 {runs}번, 이 컴퓨터에서 약 {time}.</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{ended} of {runs} runs are over.</source>
        <translation>학습 {runs}개 중 {ended}개가 끝났습니다.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Waiting: {names}.</source>
        <translation>대기 중: {names}.</translation>
    </message>
    <message>
        <source>“{name}” is kept: see Compare.</source>
        <translation>“{name}”을(를) 보관했습니다. 비교에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Gap: training minus test accuracy</source>
        <translation>차이: 훈련 정확도 − 시험 정확도</translation>
    </message>
    <message>
        <source>Loss before each update, smoothed</source>
        <translation>갱신 전 손실(평활)</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>본 이미지 수</translation>
    </message>
    <message>
        <source>Seconds of updates</source>
        <translation>갱신에 걸린 초</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>The question that is to be answered.</source>
        <translation>답을 찾으려는 질문입니다.</translation>
    </message>
    <message>
        <source>Every setting is run so many times: how far the runs lie apart is chance. A search has one seed.</source>
        <translation>각 설정을 이 횟수만큼 학습합니다. 학습들 사이의 차이는 우연입니다. 탐색은 시드가 하나입니다.</translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Drawn against</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>What is held equal decides who wins: updates, images seen, or time.</source>
        <translation>무엇을 같게 두느냐(갱신, 본 이미지, 시간)에 따라 승자가 달라집니다.</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>차이만</translation>
    </message>
    <message>
        <source>Of each run only the settings in which it differs from the baseline.</source>
        <translation>각 학습에서 기준과 다른 설정만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Example, η = {rate}</source>
        <translation>예: η = {rate}</translation>
    </message>
    <message>
        <source>Accuracy as guessed: the order alone</source>
        <translation>추측한 정확도: 순서만 나타냅니다</translation>
    </message>
    <message>
        <source>Loss as guessed: the order alone</source>
        <translation>추측한 손실: 순서만 나타냅니다</translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>One answer</source>
        <translation>답 하나</translation>
    </message>
    <message>
        <source>All losses</source>
        <translation>모든 손실</translation>
    </message>
    <message>
        <source>The logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>손실과 정확도</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>순간</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Output y</source>
        <translation>출력 y</translation>
    </message>
    <message>
        <source>Confident and correct</source>
        <translation>확신하고 맞음</translation>
    </message>
    <message>
        <source>Not confident</source>
        <translation>확신 없음</translation>
    </message>
    <message>
        <source>Confident and wrong</source>
        <translation>확신하고 틀림</translation>
    </message>
    <message>
        <source>Make it wrong</source>
        <translation>틀리게 해 보기</translation>
    </message>
    <message>
        <source>Drag the bar of the true class down. A click under a bar makes its class the true one. Space moves the probability to a wrong class step by step.</source>
        <translation>정답 클래스의 막대를 아래로 드래그해 보세요. 막대 아래를 클릭하면 그 클래스가 정답이 됩니다. 스페이스 키를 누르면 확률이 조금씩 오답 클래스로 옮겨 갑니다.</translation>
    </message>
    <message>
        <source>Output of the model; ★: the true class</source>
        <translation>모델의 출력과 정답 클래스 ★</translation>
    </message>
    <message>
        <source>Its cost</source>
        <translation>비용</translation>
    </message>
    <message>
        <source>y of the true class</source>
        <translation>정답 클래스의 y</translation>
    </message>
    <message>
        <source>Cost −ln y</source>
        <translation>비용 −ln y</translation>
    </message>
    <message>
        <source>−ln y</source>
        <translation>−ln y</translation>
    </message>
    <message>
        <source>costs {cost}</source>
        <translation>비용 {cost}</translation>
    </message>
    <message>
        <source>Drag output {index}</source>
        <translation>출력 {index} 드래그</translation>
    </message>
    <message>
        <source>Drag the output of the true class</source>
        <translation>정답 클래스의 출력 드래그</translation>
    </message>
    <message>
        <source>Class {truth}, the true one, gets {y}, and no class gets more. Cost: {cost}.</source>
        <translation>정답인 클래스 {truth}의 출력은 {y}이고, 이보다 큰 출력은 없습니다. 비용: {cost}.</translation>
    </message>
    <message>
        <source>Class {best} gets more than class {truth}, the true one, which gets {y}. Cost: {cost}.</source>
        <translation>클래스 {best}의 출력이 정답인 클래스 {truth}의 출력 {y}보다 큽니다. 비용: {cost}.</translation>
    </message>
    <message>
        <source>Drag the outputs. Shaded terms count: of the cross entropy only those with t above 0.</source>
        <translation>출력을 드래그해 보세요. 칠해진 항만 손실에 들어갑니다. 교차 엔트로피에서는 t가 0보다 큰 항뿐입니다.</translation>
    </message>
    <message>
        <source>Outputs y, targets ★</source>
        <translation>출력 y, 정답 ★</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>항</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>정의되지 않음</translation>
    </message>
    <message>
        <source>The terms of every loss</source>
        <translation>모든 손실의 항</translation>
    </message>
    <message>
        <source>Beside A and B</source>
        <translation>A, B와 비교</translation>
    </message>
    <message>
        <source>Accuracy and loss over one weight</source>
        <translation>가중치 하나에 대한 정확도와 손실</translation>
    </message>
    <message>
        <source>Move the weight</source>
        <translation>가중치 조금씩 옮기기</translation>
    </message>
    <message>
        <source>Drag a point: how far can the weight move before the accuracy jumps to another step? Try another weight or more images.</source>
        <translation>점을 드래그해 보세요. 정확도가 다른 단으로 뛰기까지 가중치를 얼마나 옮길 수 있을까요? 다른 가중치나 더 많은 이미지로도 해 보세요.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>맞은 답</translation>
    </message>
    <message>
        <source>Weights moving accuracy</source>
        <translation>정확도를 바꾸는 가중치</translation>
    </message>
    <message>
        <source>moving loss</source>
        <translation>손실을 바꾸는 가중치</translation>
    </message>
    <message>
        <source>Correct (%)</source>
        <translation>맞은 답 (%)</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}개 중 {count}개</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>With these images this weight makes no difference: neither loss nor accuracy changes with it.</source>
        <translation>이 이미지들에서는 이 가중치가 아무 영향도 주지 않습니다. 손실도 정확도도 변하지 않습니다.</translation>
    </message>
    <message>
        <source>From {low} to {high} in steps of 0.02, {right} of {images} answers are correct and the loss is {least} to {most}.</source>
        <translation>{low}에서 {high}까지 0.02 간격으로 살펴보면 {images}개 중 {right}개가 정답이고, 손실은 {least}에서 {most} 사이입니다.</translation>
    </message>
    <message>
        <source>Drag the weight</source>
        <translation>가중치 드래그</translation>
    </message>
    <message>
        <source>here</source>
        <translation>여기</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>이진</translation>
    </message>
    <message>
        <source>The squared error takes any numbers. The cross entropies need outputs and targets from 0 to 1, so they are not defined here.</source>
        <translation>제곱 오차는 어떤 수든 받습니다. 교차 엔트로피는 출력과 정답이 0에서 1 사이여야 하므로 여기서는 정의되지 않습니다.</translation>
    </message>
    <message>
        <source>Terms that are not 0: squared error {squared}, cross entropy {entropy}.</source>
        <translation>0이 아닌 항: 제곱 오차 {squared}개, 교차 엔트로피 {entropy}개.</translation>
    </message>
    <message>
        <source>B: confident and wrong</source>
        <translation>B: 확신하고 틀림</translation>
    </message>
    <message>
        <source>0.1 for the true class costs 2.30, more than four times as much as 0.6.</source>
        <translation>정답 클래스가 0.1이면 비용은 2.30으로, 0.6일 때의 네 배가 넘습니다.</translation>
    </message>
    <message>
        <source>0.95 for the true class costs 0.05: near 1 the curve is flat.</source>
        <translation>정답 클래스가 0.95이면 비용은 0.05입니다. 1 가까이에서 곡선은 완만합니다.</translation>
    </message>
    <message>
        <source>No idea: 0.1 for each</source>
        <translation>모름: 모두 0.1</translation>
    </message>
    <message>
        <source>Guessing among ten classes costs ln 10 = 2.30. Training begins about there.</source>
        <translation>10개 클래스 중에서 무작위로 추측하면 비용은 ln 10 = 2.30입니다. 학습은 대략 여기서 시작합니다.</translation>
    </message>
    <message>
        <source>A perfect answer</source>
        <translation>완벽한 답</translation>
    </message>
    <message>
        <source>A: correct, not confident</source>
        <translation>A: 맞지만 확신 없음</translation>
    </message>
    <message>
        <source>0.6 for the true class costs 0.51. Drag its bar down: the point moves up the curve −ln y.</source>
        <translation>정답 클래스가 0.6이면 비용은 0.51입니다. 막대를 아래로 드래그하면 점이 −ln y를 따라 올라갑니다.</translation>
    </message>
    <message>
        <source>All for the true class: the cost is 0, apart from the δ in the logarithm.</source>
        <translation>정답 클래스에 전부 주었습니다. 로그 안의 δ를 빼면 비용은 0입니다.</translation>
    </message>
    <message>
        <source>Failure: completely wrong</source>
        <translation>실패: 완전히 틀림</translation>
    </message>
    <message>
        <source>Nothing for the true class: only δ keeps the cost from being infinite.</source>
        <translation>정답 클래스가 0입니다. δ가 없으면 비용은 무한대입니다.</translation>
    </message>
    <message>
        <source>All losses of A</source>
        <translation>A의 모든 손실</translation>
    </message>
    <message>
        <source>Squared error 0.0975, cross entropy 0.5108. Whose terms count?</source>
        <translation>제곱 오차 0.0975, 교차 엔트로피 0.5108. 어떤 항이 들어갈까요?</translation>
    </message>
    <message>
        <source>All losses of B</source>
        <translation>B의 모든 손실</translation>
    </message>
    <message>
        <source>Squared error 0.5975, cross entropy 2.3026.</source>
        <translation>제곱 오차 0.5975, 교차 엔트로피 2.3026입니다.</translation>
    </message>
    <message>
        <source>Half the sum is not a mean</source>
        <translation>합의 절반은 평균이 아님</translation>
    </message>
    <message>
        <source>With ten outputs, ½ Σ is five times the mean and half of Σ.</source>
        <translation>출력이 열 개이면 ½ Σ는 평균의 다섯 배이고 Σ의 절반입니다.</translation>
    </message>
    <message>
        <source>Targets that are not one-hot</source>
        <translation>원-핫이 아닌 정답</translation>
    </message>
    <message>
        <source>Two targets are above 0, so two terms of the cross entropy count.</source>
        <translation>0보다 큰 정답이 둘이므로 교차 엔트로피의 항도 둘이 들어갑니다.</translation>
    </message>
    <message>
        <source>The squared error takes them; the logarithm of −0.5 is not defined.</source>
        <translation>제곱 오차는 받지만 −0.5의 로그는 정의되지 않습니다.</translation>
    </message>
    <message>
        <source>0.51 = −ln 0.6 and 2.30 = −ln 0.1 are marked. Drag y to 0 on the right.</source>
        <translation>0.51 = −ln 0.6과 2.30 = −ln 0.1을 표시했습니다. 오른쪽에서 y를 0으로 드래그해 보세요.</translation>
    </message>
    <message>
        <source>It costs 0.11, with either sign. Where the target is 1 the mistake does not show.</source>
        <translation>어느 부호든 비용은 0.11입니다. 정답이 1이면 실수가 드러나지 않습니다.</translation>
    </message>
    <message>
        <source>The course notes: 32 of 100 correct, loss 0.92543. A small change of the weight changes the loss; the 32 stays, then jumps to 33. Drag the weight and see it here.</source>
        <translation>수업 노트: 100개 중 32개 정답, 손실 0.92543. 가중치를 조금 바꾸면 손실은 변하지만 32개는 그대로이다가 33개로 뜁니다. 가중치를 드래그해 확인하세요.</translation>
    </message>
    <message>
        <source>Accuracy on 1,000 images</source>
        <translation>왜 정확도가 아닐까: 이미지 1,000장</translation>
    </message>
    <message>
        <source>With more images the steps are smaller, and the curve is still level between them.</source>
        <translation>이미지가 많으면 계단이 촘촘해지지만 단과 단 사이는 여전히 평평합니다.</translation>
    </message>
    <message>
        <source>How far could you trust a single one of these dots?</source>
        <translation>점 하나만 보고 손실을 얼마나 믿을 수 있습니까?</translation>
    </message>
    <message>
        <source>−ln y: 0.51 and 2.30</source>
        <translation>−ln y: 0.51과 2.30</translation>
    </message>
    <message>
        <source>Failure: not probabilities</source>
        <translation>실패: 확률이 아닌 출력</translation>
    </message>
    <message>
        <source>Failure: log 0</source>
        <translation>실패: log 0</translation>
    </message>
    <message>
        <source>ln 0 is −∞. Add δ, and the cost becomes 16.118.</source>
        <translation>ln 0은 −∞입니다. δ를 더하면 비용이 16.118이 됩니다.</translation>
    </message>
    <message>
        <source>δ caps the cost at 16.118</source>
        <translation>δ가 정한 상한 16.118</translation>
    </message>
    <message>
        <source>Space makes δ smaller: the cap rises by 1.15 with each step.</source>
        <translation>스페이스 키를 누르면 δ가 작아지고 상한은 한 단계에 1.15씩 올라갑니다.</translation>
    </message>
    <message>
        <source>ln without the minus</source>
        <translation>음의 부호 없는 ln</translation>
    </message>
    <message>
        <source>ln y rises to 0 as y rises to 1. A loss has to fall: hence the minus.</source>
        <translation>y가 1로 커지면 ln y는 0으로 커집니다. 손실은 줄어야 하므로 음의 부호를 붙입니다.</translation>
    </message>
    <message>
        <source>Yes or no: 0.9 for a no</source>
        <translation>예/아니요: 정답 ‘아니요’에 0.9</translation>
    </message>
    <message>
        <source>It costs 2.30. With the wrong sign the loss would be −2.30: a reward.</source>
        <translation>비용은 2.30입니다. 부호가 틀리면 손실이 −2.30이 되어 틀린 답이 상을 받습니다.</translation>
    </message>
    <message>
        <source>Yes or no: 0.9 for a yes</source>
        <translation>예/아니요: 정답 ‘예’에 0.9</translation>
    </message>
    <message>
        <source>A and B as a batch</source>
        <translation>배치로 본 A와 B</translation>
    </message>
    <message>
        <source>The mean of both costs is 1.406704775.</source>
        <translation>두 비용의 평균은 1.406704775입니다.</translation>
    </message>
    <message>
        <source>A and B, one-hot</source>
        <translation>A와 B, 원-핫</translation>
    </message>
    <message>
        <source>The same number: t.size == y.size tells the code to make labels of t first.</source>
        <translation>같은 수입니다. t.size == y.size이면 코드가 먼저 t를 레이블로 바꿉니다.</translation>
    </message>
    <message>
        <source>Labels 2, 7, 0, 4, 1</source>
        <translation>레이블 2, 7, 0, 4, 1</translation>
    </message>
    <message>
        <source>Space goes through the rows: each label picks one output.</source>
        <translation>스페이스 키를 누르면 행을 차례로 봅니다. 레이블마다 출력 하나를 고릅니다.</translation>
    </message>
    <message>
        <source>Why not the accuracy?</source>
        <translation>왜 정확도가 아닐까?</translation>
    </message>
    <message>
        <source>Mini-batches estimate the loss</source>
        <translation>미니배치로 손실 추정</translation>
    </message>
    <message>
        <source>A hundred times as many images in a batch: a tenth of the spread.</source>
        <translation>배치의 이미지가 백 배이면 흩어진 정도는 10분의 1입니다.</translation>
    </message>
    <message>
        <source>Mini-batches of 10</source>
        <translation>크기 10인 미니배치</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>½ Σ, as in the book</source>
        <translation>½ Σ, 책의 정의</translation>
    </message>
    <message>
        <source>Mean, as in most libraries</source>
        <translation>평균, 많은 라이브러리의 정의</translation>
    </message>
    <message>
        <source>Σ</source>
        <translation>Σ</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Binary cross entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>One-hot</source>
        <translation>원-핫</translation>
    </message>
    <message>
        <source>ln y</source>
        <translation>ln y</translation>
    </message>
    <message>
        <source>δ shrinks</source>
        <translation>δ가 작아짐</translation>
    </message>
    <message>
        <source>The book&apos;s A and B</source>
        <translation>책의 A와 B</translation>
    </message>
    <message>
        <source>Random outputs</source>
        <translation>임의의 출력</translation>
    </message>
    <message>
        <source>Sigmoid, 50-100</source>
        <translation>시그모이드, 50-100</translation>
    </message>
    <message>
        <source>ReLU, 50</source>
        <translation>ReLU, 50</translation>
    </message>
    <message>
        <source>ReLU, 512</source>
        <translation>ReLU, 512</translation>
    </message>
    <message>
        <source>Outputs y</source>
        <translation>출력 y</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>What the image really shows. Or click under a bar.</source>
        <translation>이미지의 실제 클래스입니다. 막대 아래를 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>Keep Σ y = 1</source>
        <translation>Σ y = 1 유지</translation>
    </message>
    <message>
        <source>While one output is dragged the others share the rest, as with softmax.</source>
        <translation>출력 하나를 드래그하면 나머지가 남은 몫을 나눠 갖습니다. 소프트맥스의 출력과 같습니다.</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>One-hot: 1 for the true class, 0 for the others.</source>
        <translation>원-핫: 정답 클래스만 1, 나머지는 0입니다.</translation>
    </message>
    <message>
        <source>Targets t</source>
        <translation>정답 t</translation>
    </message>
    <message>
        <source>As many numbers as there are outputs.</source>
        <translation>출력과 같은 개수의 수입니다.</translation>
    </message>
    <message>
        <source>Terms as bars</source>
        <translation>막대로 볼 항</translation>
    </message>
    <message>
        <source>Typed numbers</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>y goes to 0</source>
        <translation>y가 0으로</translation>
    </message>
    <message>
        <source>2 to 10 numbers; there are as many targets. Or drag the bars.</source>
        <translation>수 2~10개. 정답의 개수도 따라 바뀝니다. 막대를 드래그해도 됩니다.</translation>
    </message>
    <message>
        <source>The loss whose terms are drawn on the right.</source>
        <translation>오른쪽에 항별로 그릴 손실입니다.</translation>
    </message>
    <message>
        <source>Half the sum is not a mean: of ten outputs the mean is a fifth of it.</source>
        <translation>합의 절반은 평균이 아닙니다. 출력이 열 개이면 평균은 그 5분의 1입니다.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>ln y is never above 0 for a probability. The minus makes it a cost.</source>
        <translation>확률의 ln y는 0보다 클 수 없습니다. 음의 부호를 붙여 비용으로 만듭니다.</translation>
    </message>
    <message>
        <source>Add δ</source>
        <translation>δ 더하기</translation>
    </message>
    <message>
        <source>ln(y + δ) has a value at y = 0 too.</source>
        <translation>ln(y + δ)는 y = 0에서도 값이 있습니다.</translation>
    </message>
    <message>
        <source>δ</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>The book&apos;s is 1×10⁻⁷.</source>
        <translation>책의 값은 1×10⁻⁷입니다.</translation>
    </message>
    <message>
        <source>Space plays</source>
        <translation>스페이스 키 재생</translation>
    </message>
    <message>
        <source>What the time bar plays.</source>
        <translation>시간 막대가 재생할 내용입니다.</translation>
    </message>
    <message>
        <source>The probability of “yes”. Drag the point.</source>
        <translation>‘예’의 확률입니다. 점을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Target is 1 (yes)</source>
        <translation>정답은 1(예)</translation>
    </message>
    <message>
        <source>The same labels written as rows of 0 and 1.</source>
        <translation>같은 레이블을 0과 1의 행으로 씁니다.</translation>
    </message>
    <message>
        <source>Another seed gives other random numbers.</source>
        <translation>바꾸면 다른 수가 뽑힙니다.</translation>
    </message>
    <message>
        <source>How many of them are classified for every value of the weight.</source>
        <translation>가중치 값마다 분류할 이미지 수입니다.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화량</translation>
    </message>
    <message>
        <source>t = 1 for yes, 0 for no.</source>
        <translation>‘예’는 t = 1, ‘아니요’는 0입니다.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Labels t</source>
        <translation>레이블 t</translation>
    </message>
    <message>
        <source>The true class of each sample, with commas.</source>
        <translation>표본마다 정답 클래스를 쉼표로 구분해 입력하세요.</translation>
    </message>
    <message>
        <source>Labels as one-hot</source>
        <translation>레이블을 원-핫으로</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Networks that nnviz has trained on MNIST.</source>
        <translation>nnviz가 MNIST로 학습한 신경망입니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>From unit</source>
        <translation>출발 뉴런</translation>
    </message>
    <message>
        <source>The row of the weight in its matrix W.</source>
        <translation>가중치 행렬 W에서의 행입니다.</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>도착 뉴런</translation>
    </message>
    <message>
        <source>The column of the weight in its matrix W.</source>
        <translation>가중치 행렬 W에서의 열입니다.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>시험 이미지</translation>
    </message>
    <message>
        <source>How far the weight is from its trained value. Drag a point.</source>
        <translation>학습된 값에서 얼마나 옮겼는지입니다. 점을 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images an estimate is the mean of.</source>
        <translation>추정값 하나를 평균 내는 이미지 수입니다.</translation>
    </message>
    <message>
        <source>Batches drawn</source>
        <translation>뽑은 배치</translation>
    </message>
    <message>
        <source>Space draws one after the other.</source>
        <translation>스페이스 키를 누르면 하나씩 뽑습니다.</translation>
    </message>
    <message>
        <source>The outputs add up to {sum}, not to 1: not a softmax.</source>
        <translation>출력의 합이 1이 아니라 {sum}이므로 소프트맥스의 출력이 아닙니다.</translation>
    </message>
    <message>
        <source>The targets are not one-hot: in the cross entropy every one above 0 counts.</source>
        <translation>정답이 원-핫이 아닙니다. 교차 엔트로피에는 0보다 큰 것이 모두 들어갑니다.</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>한 행씩</translation>
    </message>
    <message>
        <source>Change a label: another cell is picked. One-hot rows give the same number.</source>
        <translation>레이블을 바꾸면 다른 칸을 고릅니다. 원-핫 행으로도 같은 수가 나옵니다.</translation>
    </message>
    <message>
        <source>The cost of each sample, and the mean</source>
        <translation>표본마다의 비용과 평균</translation>
    </message>
    <message>
        <source>sample {n}</source>
        <translation>표본 {n}</translation>
    </message>
    <message>
        <source>Outputs y {shape}</source>
        <translation>출력 y {shape}</translation>
    </message>
    <message>
        <source>Sample {n}: its label {label} picks y[{n}, {label}] = {y}, which costs {cost}.</source>
        <translation>표본 {n}: 레이블 {label}이(가) y[{n}, {label}] = {y}을(를) 고르고, 비용은 {cost}입니다.</translation>
    </message>
    <message>
        <source>As many numbers in t as in y: t is one-hot, and argmax makes labels of it. The mean cost is {mean}.</source>
        <translation>t의 수가 y의 수와 같으므로 t는 원-핫이고, argmax로 레이블을 만듭니다. 평균 비용은 {mean}입니다.</translation>
    </message>
    <message>
        <source>Fewer numbers in t than in y: t holds labels, which pick one output of each row. The mean cost is {mean}.</source>
        <translation>t의 수가 y의 수보다 적으므로 t는 레이블이고, 행마다 출력 하나를 고릅니다. 평균 비용은 {mean}입니다.</translation>
    </message>
    <message>
        <source>Draw batches</source>
        <translation>배치 뽑기</translation>
    </message>
    <message>
        <source>Drag the point on the right to another batch size. Space draws more batches.</source>
        <translation>오른쪽 점을 다른 배치 크기로 드래그해 보세요. 스페이스 키를 누르면 배치를 더 뽑습니다.</translation>
    </message>
    <message>
        <source>Each dot: the loss of one mini-batch</source>
        <translation>점 하나: 미니배치 하나의 손실</translation>
    </message>
    <message>
        <source>Batch drawn</source>
        <translation>뽑은 배치</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Spread against batch size</source>
        <translation>배치 크기에 따른 표준편차</translation>
    </message>
    <message>
        <source>Batch size N</source>
        <translation>배치 크기 N</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>1/√N</source>
        <translation>1/√N</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>{count} mini-batches of {size}: their losses scatter by {spread} around {mean}, the loss over all {images} images. std/√N = {law}.</source>
        <translation>크기 {size}인 미니배치 {count}개의 손실이 이미지 {images}장 전체의 손실 {mean} 둘레에 표준편차 {spread}(으)로 흩어집니다. std/√N = {law}.</translation>
    </message>
    <message>
        <source>Drag to another batch size</source>
        <translation>드래그하여 배치 크기를 바꿉니다</translation>
    </message>
    <message>
        <source>The cost of y</source>
        <translation>y의 비용</translation>
    </message>
    <message>
        <source>The same on a logarithmic axis</source>
        <translation>같은 곡선, 로그 축</translation>
    </message>
    <message>
        <source>without δ</source>
        <translation>δ 없음</translation>
    </message>
    <message>
        <source>with δ</source>
        <translation>δ 있음</translation>
    </message>
    <message>
        <source>Drag either point to the left. Switch δ off and set the output of the true class to 0.</source>
        <translation>점을 왼쪽으로 드래그해 보세요. δ를 끄고 정답 클래스의 출력을 0으로 만들어 보세요.</translation>
    </message>
    <message>
        <source>Let δ shrink</source>
        <translation>δ를 작게</translation>
    </message>
    <message>
        <source>Let y go to 0</source>
        <translation>y를 0으로</translation>
    </message>
    <message>
        <source>Without δ the cost of this answer would be infinite. With δ it costs {cap}, the most that any answer can cost.</source>
        <translation>δ가 없으면 이 답의 비용은 무한대입니다. δ가 있으면 {cap}이고, 어떤 답도 이보다 비쌀 수 없습니다.</translation>
    </message>
    <message>
        <source>ln 0 = −∞: one such answer makes the loss of a whole batch infinite. Add δ.</source>
        <translation>ln 0 = −∞: 이런 답이 하나만 있어도 배치 전체의 손실이 무한대가 됩니다. δ를 더하세요.</translation>
    </message>
    <message>
        <source>{y} for the true class costs {cost}. Because of δ no answer can cost more than {cap}.</source>
        <translation>정답 클래스가 {y}이면 비용은 {cost}입니다. δ 때문에 어떤 답의 비용도 {cap}보다 클 수 없습니다.</translation>
    </message>
    <message>
        <source>{y} for the true class costs {cost}. Every halving of y costs {more} more, without end.</source>
        <translation>정답 클래스가 {y}이면 비용은 {cost}입니다. y가 절반이 될 때마다 {more}씩 끝없이 늘어납니다.</translation>
    </message>
    <message>
        <source>Drag the point. With the wrong sign a bad answer is rewarded.</source>
        <translation>점을 드래그해 보세요. 부호가 틀리면 틀린 답이 상을 받습니다.</translation>
    </message>
    <message>
        <source>✓ Plus between the terms</source>
        <translation>✓ 두 항 사이에 더하기</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>비용</translation>
    </message>
    <message>
        <source>✗ Wrong: a minus between them</source>
        <translation>✗ 틀림: 두 항 사이에 빼기</translation>
    </message>
    <message>
        <source>“Cost”</source>
        <translation>‘비용’</translation>
    </message>
    <message>
        <source>t = 1</source>
        <translation>t = 1</translation>
    </message>
    <message>
        <source>t = 0</source>
        <translation>t = 0</translation>
    </message>
    <message>
        <source>✗ a mistake is rewarded</source>
        <translation>✗ 틀린 답에 상</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>minus (wrong)</source>
        <translation>빼기 (틀림)</translation>
    </message>
    <message>
        <source>Four cases</source>
        <translation>네 가지 경우</translation>
    </message>
    <message>
        <source>Drag the output</source>
        <translation>출력 드래그</translation>
    </message>
    <message>
        <source>The target is 0 (no) and y = {y}: it costs {right}. With the wrong sign it would be {wrong}, and the worse the answer, the lower.</source>
        <translation>정답은 0(아니요)이고 y = {y}이므로 비용은 {right}입니다. 부호가 틀리면 {wrong}이(가) 되고, 답이 나쁠수록 더 낮아집니다.</translation>
    </message>
    <message>
        <source>The target is 1 (yes) and y = {y}: it costs {right}. The wrong sign shows only when the target is 0.</source>
        <translation>정답은 1(예)이고 y = {y}이므로 비용은 {right}입니다. 틀린 부호는 정답이 0일 때만 드러납니다.</translation>
    </message>
    <message>
        <source>The target is 0 (no) and y = {y}: it costs {right}, with either sign.</source>
        <translation>정답은 0(아니요)이고 y = {y}이므로 어느 부호든 비용은 {right}입니다.</translation>
    </message>
    <message>
        <source>Opening the images …</source>
        <translation>이미지를 여는 중입니다 …</translation>
    </message>
    <message>
        <source>Classifying the test images …</source>
        <translation>시험 이미지를 분류하는 중입니다 …</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>The activation&apos;s slope is left out</source>
        <translation>활성화 함수의 기울기를 빠뜨림</translation>
    </message>
    <message>
        <source>Only the first path is followed</source>
        <translation>첫 번째 경로만 따라감</translation>
    </message>
    <message>
        <source>dW is computed with a instead of z</source>
        <translation>z 대신 a로 dW를 계산함</translation>
    </message>
    <message>
        <source>db uses the first sample only</source>
        <translation>db를 첫 번째 표본으로만 계산함</translation>
    </message>
    <message>
        <source>The sign of t − y is reversed</source>
        <translation>t − y의 부호가 뒤집힘</translation>
    </message>
    <message>
        <source>Not divided by N</source>
        <translation>N으로 나누지 않음</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>One layer</source>
        <translation>한 층</translation>
    </message>
    <message>
        <source>Chain rule</source>
        <translation>연쇄 법칙</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>기울기 확인</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>갱신 한 번</translation>
    </message>
    <message>
        <source>TwoLayerNet</source>
        <translation>TwoLayerNet 클래스</translation>
    </message>
    <message>
        <source>Open a network…</source>
        <translation>신경망 열기…</translation>
    </message>
    <message>
        <source>Save the network…</source>
        <translation>신경망 저장…</translation>
    </message>
    <message>
        <source>Copy the network as PyTorch</source>
        <translation>신경망을 PyTorch로 복사</translation>
    </message>
    <message>
        <source>Copy the network as Keras</source>
        <translation>신경망을 Keras로 복사</translation>
    </message>
    <message>
        <source>Copy the graph for PyTorch and TensorFlow</source>
        <translation>계산 그래프를 PyTorch와 TensorFlow로 복사</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Click a weight: its path through the network is highlighted. Drag it: both errors change. Space makes one update after another.</source>
        <translation>가중치를 클릭하면 그 가중치의 경로가 강조됩니다. 드래그하면 두 오차가 함께 변합니다. 스페이스 키를 누르면 갱신을 되풀이합니다.</translation>
    </message>
    <message>
        <source>Loss E</source>
        <translation>손실 E</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Click a weight: its path through the network is highlighted. Space makes one update of all weights after another.</source>
        <translation>가중치를 클릭하면 신경망을 지나는 경로가 강조됩니다. 스페이스 키를 누르면 모든 가중치를 거듭 갱신합니다.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Run backward</source>
        <translation>역전파하기</translation>
    </message>
    <message>
        <source>The network with its numbers and errors</source>
        <translation>수와 오차가 적힌 신경망</translation>
    </message>
    <message>
        <source>The factors of the chosen weight&apos;s gradient</source>
        <translation>고른 가중치의 기울기를 이루는 인수</translation>
    </message>
    <message>
        <source>softmax and −ln in one</source>
        <translation>softmax와 −ln을 합침</translation>
    </message>
    <message>
        <source>↓ lower it</source>
        <translation>↓ 줄이세요</translation>
    </message>
    <message>
        <source>↑ raise it</source>
        <translation>↑ 늘리세요</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>The forward pass is done. How large is the error, and which weights cause it?</source>
        <translation>순전파가 끝났습니다. 오차는 얼마이고, 어느 가중치 때문일까요?</translation>
    </message>
    <message>
        <source>The loss is E = {loss}. Now the error is propagated back, from the last layer to the first.</source>
        <translation>손실은 E = {loss}입니다. 이제 오차가 마지막 층에서 첫 층으로 거꾸로 전파됩니다.</translation>
    </message>
    <message>
        <source>{done} of {all} errors δ are computed.</source>
        <translation>오차 δ {all}개 중 {done}개를 계산했습니다.</translation>
    </message>
    <message>
        <source>A factor is 0, so the gradient of {name} is 0: an update does not change it.</source>
        <translation>인수 하나가 0이라서 {name}의 기울기가 0입니다. 갱신해도 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>{name} leads to an output: three factors multiply to its gradient.</source>
        <translation>{name}: 출력으로 바로 이어집니다. 세 인수의 곱이 기울기입니다.</translation>
    </message>
    <message>
        <source>Through its unit {name} reaches one unit of the next layer: one path, {error} comes back on it.</source>
        <translation>{name}: 자기 뉴런을 거쳐 다음 층의 뉴런 하나로 이어집니다. 경로는 하나이고, 그 위로 {error}만큼 되돌아옵니다.</translation>
    </message>
    <message>
        <source>Through its unit {name} reaches {count} units of the next layer. What comes back on these paths is added: {sum}.</source>
        <translation>{name}: 자기 뉴런을 거쳐 다음 층의 뉴런 {count}개로 이어집니다. 이 경로들로 되돌아오는 값을 더합니다. {sum}.</translation>
    </message>
    <message>
        <source>The loss is no longer a finite number: the steps were too long. Use a smaller η.</source>
        <translation>손실이 더는 유한한 수가 아닙니다. 갱신량이 너무 컸습니다. 더 작은 η를 쓰세요.</translation>
    </message>
    <message>
        <source>After {count} updates: the last one lowered E from {before} to {after}.</source>
        <translation>갱신 {count}번 뒤: 마지막 갱신으로 E가 {before}에서 {after}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>After {count} updates: the last one raised E from {before} to {after}. The step was too long: use a smaller η.</source>
        <translation>갱신 {count}번 뒤: 마지막 갱신으로 E가 {before}에서 {after}(으)로 늘었습니다. 갱신량이 너무 컸습니다. 더 작은 η를 쓰세요.</translation>
    </message>
    <message>
        <source>After {count} updates: the last one left E at {after}.</source>
        <translation>갱신 {count}번 뒤: 마지막 갱신 뒤에도 E는 그대로 {after}입니다.</translation>
    </message>
    <message>
        <source>Run forward</source>
        <translation>순전파하기</translation>
    </message>
    <message>
        <source>Drag a weight or an input up and down, or double-click it and type. A click on a unit writes its sum out.</source>
        <translation>가중치나 입력을 위아래로 드래그하거나 두 번 클릭해 입력하세요. 뉴런을 클릭하면 그 합을 풀어 씁니다.</translation>
    </message>
    <message>
        <source>A click on a unit writes its sum out. Of a large layer only the units that contribute most are drawn.</source>
        <translation>뉴런을 클릭하면 합을 풀어 씁니다. 큰 층에서는 가장 많이 기여하는 뉴런만 그립니다.</translation>
    </message>
    <message>
        <source>The inputs are set. What does the first unit compute from them?</source>
        <translation>입력이 정해졌습니다. 첫 뉴런은 이것으로 무엇을 계산할까요?</translation>
    </message>
    <message>
        <source>The network with its numbers</source>
        <translation>수가 적힌 신경망</translation>
    </message>
    <message>
        <source>The book&apos;s three layers</source>
        <translation>책의 3층 신경망</translation>
    </message>
    <message>
        <source>x = (1, 0.5) becomes y = (0.3168, 0.6963). Space: one unit after the other.</source>
        <translation>x = (1, 0.5)가 y = (0.3168, 0.6963)이 됩니다. 스페이스 키를 누르면 뉴런 하나씩 계산합니다.</translation>
    </message>
    <message>
        <source>Random weights from 0 to 1</source>
        <translation>0에서 1 사이의 무작위 가중치</translation>
    </message>
    <message>
        <source>Eight, eight, eight, four</source>
        <translation>8-8-8-4 신경망</translation>
    </message>
    <message>
        <source>Failure: a instead of z</source>
        <translation>실패: z 대신 a</translation>
    </message>
    <message>
        <source>Failure: everything starts at 0</source>
        <translation>실패: 모두 0에서 시작</translation>
    </message>
    <message>
        <source>Failure: biases of shape (1, n)</source>
        <translation>실패: 형상이 (1, n)인 편향</translation>
    </message>
    <message>
        <source>As in the course notes: np.random.rand for weights and biases, x = (.1, .5).</source>
        <translation>수업 노트처럼 가중치와 편향을 np.random.rand로 정하고 x = (.1, .5)로 합니다.</translation>
    </message>
    <message>
        <source>A click on a unit highlights its eight weights and writes its sum out.</source>
        <translation>뉴런을 클릭하면 가중치 여덟 개가 강조되고 합을 풀어 씁니다.</translation>
    </message>
    <message>
        <source>y = (0.426, 0.912): up to the output function the whole network is one affine map. Switch it off again.</source>
        <translation>y = (0.426, 0.912): 출력 함수 앞까지 신경망 전체가 아핀 변환 하나입니다. 다시 꺼 보세요.</translation>
    </message>
    <message>
        <source>Recognising a digit</source>
        <translation>학습된 신경망이 숫자를 인식합니다</translation>
    </message>
    <message>
        <source>Both hidden layers output 0.5 everywhere, whatever the input is.</source>
        <translation>입력이 무엇이든 두 은닉층은 모두 0.5입니다.</translation>
    </message>
    <message>
        <source>NumPy broadcasts without a warning, and y becomes a matrix with one row.</source>
        <translation>NumPy가 경고 없이 브로드캐스트해서 y가 행이 하나인 행렬이 됩니다.</translation>
    </message>
    <message>
        <source>Backward: the worked example</source>
        <translation>역전파: 손으로 푸는 예제</translation>
    </message>
    <message>
        <source>E = 0.298371109. After one update w₁ = 0.149780716 and w₅ = 0.358916480.</source>
        <translation>E = 0.298371109. 한 번 갱신하면 w₁ = 0.149780716, w₅ = 0.358916480입니다.</translation>
    </message>
    <message>
        <source>Backward: an output weight</source>
        <translation>역전파: 출력층의 가중치</translation>
    </message>
    <message>
        <source>One path, three factors: (y − t) · y(1 − y) · h = 0.0822.</source>
        <translation>경로 하나, 인수 셋: (y − t) · y(1 − y) · h = 0.0822.</translation>
    </message>
    <message>
        <source>Backward: without biases</source>
        <translation>역전파: 편향 없이</translation>
    </message>
    <message>
        <source>The same weights without biases: half the sum of squares, η = 0.5.</source>
        <translation>같은 가중치에 편향이 없습니다. 제곱합의 절반, η = 0.5.</translation>
    </message>
    <message>
        <source>Backward: the book&apos;s network</source>
        <translation>역전파: 책의 신경망</translation>
    </message>
    <message>
        <source>Targets (0, 1): the error of the first layer has been propagated back through two layers.</source>
        <translation>정답 (0, 1): 첫 층의 오차는 두 층을 거쳐 거꾸로 전파된 것입니다.</translation>
    </message>
    <message>
        <source>Failure: all units are the same</source>
        <translation>실패: 뉴런이 모두 똑같음</translation>
    </message>
    <message>
        <source>If an apple costs 1 more, the bill is 2.2 more. Drag a number.</source>
        <translation>사과 값이 1 오르면 합계는 2.2 늘어납니다. 수를 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Graph: apples, oranges, 715</source>
        <translation>그래프: 사과와 귤, 715</translation>
    </message>
    <message>
        <source>An addition passes on what arrives; a multiplication multiplies it by the other argument.</source>
        <translation>덧셈은 온 값을 그대로 넘기고, 곱셈은 다른 쪽 값을 곱해 넘깁니다.</translation>
    </message>
    <message>
        <source>x·w + b through the sigmoid. The derivative by w is that by b times x.</source>
        <translation>x·w + b가 시그모이드를 지납니다. w에 대한 미분은 b에 대한 미분에 x를 곱한 것입니다.</translation>
    </message>
    <message>
        <source>Graph: several paths from x</source>
        <translation>그래프: x에서 갈라지는 경로</translation>
    </message>
    <message>
        <source>It remembers y, because its slope is y(1 − y).</source>
        <translation>기울기가 y(1 − y)이므로 y를 기억합니다.</translation>
    </message>
    <message>
        <source>p = (0.821, 0.084, −0.380), loss 1.7771174. The course note shows p for another W: the cell had not been run again.</source>
        <translation>p = (0.821, 0.084, −0.380), 손실 1.7771174. 노트에는 다른 W의 p가 적혀 있습니다. 셀을 다시 실행하지 않았기 때문입니다.</translation>
    </message>
    <message>
        <source>79,520 forward passes against one forward and one backward pass.</source>
        <translation>순전파 79,520번 대 순전파와 역전파 한 번씩입니다.</translation>
    </message>
    <message>
        <source>The gradients of the last layer are right, those before it are wrong: the bug lies between.</source>
        <translation>마지막 층의 기울기는 맞고 그 앞은 모두 틀립니다. 버그는 그 사이에 있습니다.</translation>
    </message>
    <message>
        <source>The error of the other outputs is left out.</source>
        <translation>다른 출력의 오차를 빠뜨렸습니다.</translation>
    </message>
    <message>
        <source>x (.1, .2), t (.4, .6). Follow w₁₀⁽⁰⁾ along both paths.</source>
        <translation>x (.1, .2), t (.4, .6). w₁₀⁽⁰⁾를 두 경로로 따라가 보세요.</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>Its sum is a = 0.3. Choose its activation under Output and loss: what does it make of the sum?</source>
        <translation>가중합은 a = 0.3입니다. ‘출력과 손실’에서 활성화 함수를 골라 보세요. 이 합이 무엇이 됩니까?</translation>
    </message>
    <message>
        <source>784 pixels, 50 hidden units, 10 classes: the units that contribute most are drawn.</source>
        <translation>픽셀 784개, 은닉 뉴런 50개, 클래스 10개: 가장 많이 기여하는 뉴런을 그립니다.</translation>
    </message>
    <message>
        <source>Failure: a instead of z, trained</source>
        <translation>실패: z 대신 a, 학습된 신경망</translation>
    </message>
    <message>
        <source>One letter, and hundreds of digits are not recognised any more. The pretrained network of the course notes falls from 0.9352 to 0.7889.</source>
        <translation>글자 하나로 숫자 수백 개를 더는 인식하지 못합니다. 수업 노트의 학습된 신경망은 0.9352에서 0.7889로 떨어집니다.</translation>
    </message>
    <message>
        <source>Backward: notes, network 1</source>
        <translation>역전파: 수업 노트의 첫 번째 신경망</translation>
    </message>
    <message>
        <source>Backward: notes, network 2</source>
        <translation>역전파: 수업 노트의 두 번째 신경망</translation>
    </message>
    <message>
        <source>x (.2, .5), t (.2, .7). Which weights does one update raise?</source>
        <translation>x (.2, .5), t (.2, .7). 한 번 갱신하면 어느 가중치가 늘어날까요?</translation>
    </message>
    <message>
        <source>Backward: a trained network</source>
        <translation>역전파: 학습된 신경망</translation>
    </message>
    <message>
        <source>One digit, one update of all 39,760 parameters. Click another weight.</source>
        <translation>숫자 하나로 매개변수 39,760개를 모두 한 번 갱신합니다. 다른 가중치를 클릭하세요.</translation>
    </message>
    <message>
        <source>Failure: the step is too long</source>
        <translation>실패: 너무 큰 갱신량</translation>
    </message>
    <message>
        <source>η = 3: play, and E jumps instead of falling.</source>
        <translation>η = 3: 재생하면 E가 줄지 않고 튑니다.</translation>
    </message>
    <message>
        <source>All weights 0: no error reaches the first layer, its gradient is 0.</source>
        <translation>가중치가 모두 0이라 첫 층까지 오차가 오지 않고 기울기가 0입니다.</translation>
    </message>
    <message>
        <source>Graph: apples, 220</source>
        <translation>그래프: 사과, 220</translation>
    </message>
    <message>
        <source>Graph: w² + 3</source>
        <translation>그래프: w² + 3</translation>
    </message>
    <message>
        <source>At w = 1.5 the value is 5.25 and the derivative 3.</source>
        <translation>w = 1.5에서 값은 5.25, 미분값은 3입니다.</translation>
    </message>
    <message>
        <source>Graph: a neuron</source>
        <translation>그래프: 뉴런 하나</translation>
    </message>
    <message>
        <source>Three edges leave x. What comes back on them is added: 2x + 1.</source>
        <translation>x에서 선 세 개가 나갑니다. 되돌아온 값을 더하면 2x + 1입니다.</translation>
    </message>
    <message>
        <source>Layer: Affine</source>
        <translation>계층: Affine</translation>
    </message>
    <message>
        <source>dx = dout·Wᵀ, dW = xᵀ·dout, db adds the rows of dout up. Compare the shapes.</source>
        <translation>dx = dout·Wᵀ, dW = xᵀ·dout, db는 dout의 행을 더합니다. 형상을 비교하세요.</translation>
    </message>
    <message>
        <source>Layer: ReLU and its mask</source>
        <translation>계층: ReLU와 마스크</translation>
    </message>
    <message>
        <source>Where x was not above 0, nothing comes back.</source>
        <translation>x가 0보다 크지 않던 곳에서는 아무것도 되돌아오지 않습니다.</translation>
    </message>
    <message>
        <source>Layer: Sigmoid</source>
        <translation>계층: 시그모이드</translation>
    </message>
    <message>
        <source>Layer: Softmax with loss</source>
        <translation>계층: Softmax-with-Loss</translation>
    </message>
    <message>
        <source>What comes back is (y − t) / N. Every row of it adds up to 0.</source>
        <translation>되돌아오는 값은 (y − t) / N입니다. 행마다 합이 0입니다.</translation>
    </message>
    <message>
        <source>One layer: note A</source>
        <translation>한 층: 노트 A</translation>
    </message>
    <message>
        <source>p = (1.054, 0.631, 1.133), loss 0.92806854 without δ and 0.92806828 with it.</source>
        <translation>p = (1.054, 0.631, 1.133), 손실은 δ 없이 0.92806854, δ를 더하면 0.92806828입니다.</translation>
    </message>
    <message>
        <source>One layer: note B, a stale cell</source>
        <translation>한 층: 노트 B, 다시 실행하지 않은 셀</translation>
    </message>
    <message>
        <source>One layer: note C, find W</source>
        <translation>한 층: 노트 C, W 찾기</translation>
    </message>
    <message>
        <source>Only dW was known: this W has it, and the loss 0.2182. Others have it too.</source>
        <translation>dW만 알려져 있었습니다. 이 W가 그 dW와 손실 0.2182를 냅니다. 다른 W도 있습니다.</translation>
    </message>
    <message>
        <source>Failure: whole numbers</source>
        <translation>실패: 정수 배열</translation>
    </message>
    <message>
        <source>Failure: along the gradient</source>
        <translation>실패: 기울기 방향으로</translation>
    </message>
    <message>
        <source>TwoLayerNet: backward pass</source>
        <translation>TwoLayerNet: 역전파</translation>
    </message>
    <message>
        <source>Failure: no attribute grads</source>
        <translation>실패: grads는 속성이 아닙니다</translation>
    </message>
    <message>
        <source>The numerical gradient of x₀² + x₁² at (3, 4) comes out as (25000, 35000).</source>
        <translation>(3, 4)에서 x₀² + x₁²의 수치 기울기가 (25000, 35000)으로 나옵니다.</translation>
    </message>
    <message>
        <source>Failure: dW is not the change</source>
        <translation>실패: dW를 변화량으로 착각</translation>
    </message>
    <message>
        <source>dW is a rate: for a large h the loss does not change by dW · h.</source>
        <translation>dW는 변화율입니다. h가 크면 손실은 dW · h만큼 변하지 않습니다.</translation>
    </message>
    <message>
        <source>Chain rule: sin of x²</source>
        <translation>연쇄 법칙: x²의 sin</translation>
    </message>
    <message>
        <source>Drag x to 0: one rate becomes 0, and the product with it.</source>
        <translation>x를 0으로 드래그해 보세요. 변화율 하나가 0이 되면 곱도 0이 됩니다.</translation>
    </message>
    <message>
        <source>Chain rule: where f ends</source>
        <translation>연쇄 법칙: f가 끝나는 곳</translation>
    </message>
    <message>
        <source>ln(1 + t) has no value for t ≤ −1: there is no rate to multiply.</source>
        <translation>ln(1 + t)는 t ≤ −1에서 값이 없습니다. 곱할 변화율이 없습니다.</translation>
    </message>
    <message>
        <source>Check: the book&apos;s network</source>
        <translation>확인: 책의 신경망</translation>
    </message>
    <message>
        <source>Failure: a slope is left out</source>
        <translation>실패: 기울기를 빠뜨림</translation>
    </message>
    <message>
        <source>Failure: only one path</source>
        <translation>실패: 경로 하나만</translation>
    </message>
    <message>
        <source>One update, and again</source>
        <translation>갱신 한 번, 그리고 다시</translation>
    </message>
    <message>
        <source>Forward, loss, gradient, update, in that order.</source>
        <translation>순전파, 손실, 기울기, 갱신의 순서입니다.</translation>
    </message>
    <message>
        <source>The gradient points uphill: without the minus the loss grows.</source>
        <translation>기울기는 오르막을 가리킵니다. 빼지 않으면 손실이 커집니다.</translation>
    </message>
    <message>
        <source>Failure: weights towards 0</source>
        <translation>실패: 가중치를 0 쪽으로</translation>
    </message>
    <message>
        <source>Learning does not make weights small, it makes the loss small.</source>
        <translation>학습은 가중치가 아니라 손실을 줄이는 것입니다.</translation>
    </message>
    <message>
        <source>The lines of gradient with their shapes. Every row of dy adds up to 0.</source>
        <translation>gradient의 줄과 그 형상입니다. dy의 행은 합이 0입니다.</translation>
    </message>
    <message>
        <source>gradient returns a dictionary; the network does not keep it.</source>
        <translation>gradient는 딕셔너리를 반환하고, 신경망은 그것을 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>Swish</source>
        <translation>Swish</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>Identity, ½ Σ (y − t)²</source>
        <translation>항등 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Sigmoid, ½ Σ (y − t)²</source>
        <translation>시그모이드, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Softmax, cross entropy</source>
        <translation>소프트맥스, 교차 엔트로피</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>지금 그대로</translation>
    </message>
    <message>
        <source>Own formula</source>
        <translation>직접 쓴 식</translation>
    </message>
    <message>
        <source>The network of Forward</source>
        <translation>순전파의 신경망</translation>
    </message>
    <message>
        <source>784-50-10, synthetic digits</source>
        <translation>784-50-10, 합성 숫자</translation>
    </message>
    <message>
        <source>Its last figure says which digit is drawn, the number how.</source>
        <translation>번호의 마지막 자리가 어떤 숫자인지, 번호가 어떻게 그릴지를 정합니다.</translation>
    </message>
    <message>
        <source>The activation h: what a unit computes from its sum.</source>
        <translation>활성화 함수 h: 뉴런이 합을 무엇으로 바꾸는지 정합니다.</translation>
    </message>
    <message>
        <source>Without biases every unit has its weighted sum alone.</source>
        <translation>편향이 없으면 뉴런은 가중합뿐입니다.</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>Another seed gives other random numbers.</source>
        <translation>시드를 바꾸면 다른 수가 뽑힙니다.</translation>
    </message>
    <message>
        <source>Space advances</source>
        <translation>스페이스 키 단위</translation>
    </message>
    <message>
        <source>Pass on a instead of z</source>
        <translation>z 대신 a를 전달</translation>
    </message>
    <message>
        <source>Update the biases too</source>
        <translation>편향도 갱신</translation>
    </message>
    <message>
        <source>Change h</source>
        <translation>변화량 h</translation>
    </message>
    <message>
        <source>Arrays drawn</source>
        <translation>그리는 배열</translation>
    </message>
    <message>
        <source>784-50-10, which learns</source>
        <translation>784-50-10, 학습하는 신경망</translation>
    </message>
    <message>
        <source>Whose arrays are drawn to scale; the network that learns is the first.</source>
        <translation>어느 신경망의 배열을 크기에 비례하여 그릴지 고릅니다. 학습하는 것은 첫째 신경망입니다.</translation>
    </message>
    <message>
        <source>Steps in the list</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>All 0</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>Own small network</source>
        <translation>직접 만든 작은 신경망</translation>
    </message>
    <message>
        <source>784-50-10, trained</source>
        <translation>784-50-10, 학습됨</translation>
    </message>
    <message>
        <source>784-50-100-10, trained</source>
        <translation>784-50-100-10, 학습됨</translation>
    </message>
    <message>
        <source>784-512-10, trained</source>
        <translation>784-512-10, 학습됨</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>파일에서</translation>
    </message>
    <message>
        <source>Step, ½ Σ (y − t)²</source>
        <translation>계단 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>tanh, ½ Σ (y − t)²</source>
        <translation>tanh 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>ReLU, ½ Σ (y − t)²</source>
        <translation>ReLU 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Leaky ReLU, ½ Σ (y − t)²</source>
        <translation>Leaky ReLU 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>ELU, ½ Σ (y − t)²</source>
        <translation>ELU 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Softplus, ½ Σ (y − t)²</source>
        <translation>소프트플러스 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Swish, ½ Σ (y − t)²</source>
        <translation>Swish 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>GELU, ½ Σ (y − t)²</source>
        <translation>GELU 함수, ½ Σ (y − t)²</translation>
    </message>
    <message>
        <source>Unit by unit</source>
        <translation>뉴런마다</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>층마다</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>한꺼번에</translation>
    </message>
    <message>
        <source>Numbers only</source>
        <translation>수만</translation>
    </message>
    <message>
        <source>w₁₀⁽⁰⁾, a₂₀, z₂₀</source>
        <translation>w₁₀⁽⁰⁾, a₂₀, z₂₀</translation>
    </message>
    <message>
        <source>w₁, w₂, w₃ …</source>
        <translation>w₁, w₂, w₃ …</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Apples</source>
        <translation>사과</translation>
    </message>
    <message>
        <source>Apples and oranges</source>
        <translation>사과와 귤</translation>
    </message>
    <message>
        <source>Affine: x·W + b</source>
        <translation>Affine 계층: x·W + b</translation>
    </message>
    <message>
        <source>ReLU layer</source>
        <translation>ReLU 계층</translation>
    </message>
    <message>
        <source>Sigmoid layer</source>
        <translation>시그모이드 계층</translation>
    </message>
    <message>
        <source>Softmax with loss</source>
        <translation>소프트맥스와 손실</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Numerical gradient</source>
        <translation>수치 기울기</translation>
    </message>
    <message>
        <source>A network trained to recognise digits; of its large layers the units that contribute most are drawn.</source>
        <translation>숫자를 인식하도록 학습된 신경망입니다. 큰 층에서는 가장 많이 기여하는 뉴런만 그립니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Digit number</source>
        <translation>숫자 번호</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Inputs, hidden units and outputs with commas: 2 to 5 layers of 1 to 8.</source>
        <translation>입력, 은닉, 출력의 뉴런 수를 쉼표로: 2~5층, 층마다 1~8개.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Output and loss</source>
        <translation>출력과 손실</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>From which distribution new weights come. Editing one keeps the others.</source>
        <translation>새 가중치를 어떤 분포에서 뽑을지 정합니다. 하나를 고쳐도 나머지는 그대로입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Inputs x</source>
        <translation>입력 x</translation>
    </message>
    <message>
        <source>Targets t</source>
        <translation>정답 t</translation>
    </message>
    <message>
        <source>The common mistake: the activations are computed and never used.</source>
        <translation>흔한 실수: 활성화 함수의 값을 계산하고는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Biases of shape (1, n)</source>
        <translation>편향의 형상 (1, n)</translation>
    </message>
    <message>
        <source>np.array([[.1, .2]]) instead of np.array([.1, .2]).</source>
        <translation>np.array([.1, .2]) 대신 np.array([[.1, .2]]).</translation>
    </message>
    <message>
        <source>Weight of layer</source>
        <translation>가중치의 층</translation>
    </message>
    <message>
        <source>From unit</source>
        <translation>출발 뉴런</translation>
    </message>
    <message>
        <source>From 0; −1 is the bias. Or click a weight in the picture.</source>
        <translation>0부터 셉니다. −1은 편향입니다. 그림에서 가중치를 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>도착 뉴런</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>학습률 η</translation>
    </message>
    <message>
        <source>At the weights</source>
        <translation>가중치 옆에</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>식</translation>
    </message>
    <message>
        <source>In w, x and b, such as w^2 + 3 or sigmoid(x*w + b).</source>
        <translation>w, x, b로 씁니다. 예: w^2 + 3, sigmoid(x*w + b).</translation>
    </message>
    <message>
        <source>w, x, b</source>
        <translation>w, x, b</translation>
    </message>
    <message>
        <source>Prices and numbers</source>
        <translation>가격과 개수</translation>
    </message>
    <message>
        <source>Apple, how many apples, orange, how many oranges, tax.</source>
        <translation>사과 값, 사과 개수, 귤 값, 귤 개수, 세금.</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>다른 수</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>W, row by row</source>
        <translation>W, 행마다</translation>
    </message>
    <message>
        <source>Six numbers: three for each input.</source>
        <translation>수 여섯 개: 입력마다 세 개.</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Mistake in the code</source>
        <translation>코드의 실수</translation>
    </message>
    <message>
        <source>A mistake in numerical_gradient: what comes out for x₀² + x₁² at (3, 4).</source>
        <translation>numerical_gradient의 실수입니다. (3, 4)에서 x₀² + x₁²에 대해 무엇이 나오는지 봅니다.</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>Bug in backward</source>
        <translation>역전파의 버그</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>구성원</translation>
    </message>
    <message>
        <source>Batch size N</source>
        <translation>배치 크기 N</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>A synthetic {label}</source>
        <translation>합성 숫자 {label}</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Type one such as 0.5.</source>
        <translation>“{text}”는 수가 아닙니다. 0.5처럼 입력하세요.</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count}개 더</translation>
    </message>
    <message>
        <source>All weights and biases are 0: every unit of a layer computes the same, and the input makes no difference.</source>
        <translation>가중치와 편향이 모두 0입니다. 한 층의 뉴런은 모두 같은 값을 내고 입력은 아무 영향이 없습니다.</translation>
    </message>
    <message>
        <source>y = {y}. Using a network takes the forward pass alone; no weight changes.</source>
        <translation>y = {y}. 신경망을 사용할 때는 순전파만 하며 가중치는 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>{done} of {all} units are computed. Each takes what the layer before passes on, and nothing else.</source>
        <translation>뉴런 {all}개 중 {done}개를 계산했습니다. 뉴런은 앞 층이 넘겨주는 값만 받습니다.</translation>
    </message>
    <message>
        <source>a is passed on instead of z. Synthetic digits are made to count the right answers …</source>
        <translation>z 대신 a가 전달됩니다. 맞힌 개수를 세려고 합성 숫자를 만들고 있습니다 …</translation>
    </message>
    <message>
        <source>a is passed on instead of z: of {count} synthetic digits the network recognises {mistaken}; with z it recognises {right}.</source>
        <translation>z 대신 a가 전달됩니다. 합성 숫자 {count}개 가운데 {mistaken}개를 인식합니다. z를 전달하면 {right}개입니다.</translation>
    </message>
    <message>
        <source>The largest output is that of class {best}: {value}.</source>
        <translation>가장 큰 출력은 클래스 {best}의 {value}입니다.</translation>
    </message>
    <message>
        <source>The synthetic digit is a {label}.</source>
        <translation>합성 숫자는 {label}입니다.</translation>
    </message>
    <message>
        <source>a is passed on instead of z: the activations are computed and never used. Up to the output function all layers together are one matrix: {W}, bias {b}.</source>
        <translation>z 대신 a가 전달됩니다. 활성화 함수의 값은 계산만 되고 쓰이지 않습니다. 출력 함수 앞까지 모든 층을 합치면 행렬 하나입니다. {W}, 편향 {b}.</translation>
    </message>
    <message>
        <source>b1 has shape (1, {units}), so x·W1 + b1 has it too, and y has shape (1, {outputs}) instead of ({outputs},): NumPy broadcasts without a warning.</source>
        <translation>b1의 형상이 (1, {units})라서 x·W1 + b1도 그렇고, y의 형상은 ({outputs},)이 아니라 (1, {outputs})입니다. NumPy는 경고 없이 브로드캐스트합니다.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>Gradient, then update</source>
        <translation>기울기 다음 갱신</translation>
    </message>
    <message>
        <source>Update before the gradient</source>
        <translation>기울기보다 먼저 갱신</translation>
    </message>
    <message>
        <source>Weights go towards 0</source>
        <translation>가중치를 0 쪽으로</translation>
    </message>
    <message>
        <source>In the direction of the gradient</source>
        <translation>기울기 방향으로</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>접선</translation>
    </message>
    <message>
        <source>Move x</source>
        <translation>x 움직이기</translation>
    </message>
    <message>
        <source>Drag a point. Where does a rate become 0, and what does that do to the product?</source>
        <translation>점을 드래그해 보세요. 변화율은 어디에서 0이 되고, 곱은 어떻게 될까요?</translation>
    </message>
    <message>
        <source>t = g(x)</source>
        <translation>t = g(x)</translation>
    </message>
    <message>
        <source>y = f(t)</source>
        <translation>y = f(t)</translation>
    </message>
    <message>
        <source>y = f(g(x))</source>
        <translation>y = f(g(x))</translation>
    </message>
    <message>
        <source>Drag x</source>
        <translation>x 드래그</translation>
    </message>
    <message>
        <source>Two rates and their product</source>
        <translation>두 변화율과 그 곱</translation>
    </message>
    <message>
        <source>f is not defined at t = {t}. Move x to where it is.</source>
        <translation>f는 t = {t}에서 정의되지 않습니다. x를 정의되는 곳으로 옮기세요.</translation>
    </message>
    <message>
        <source>One rate is 0, so the product is 0 too: to first order y does not change here.</source>
        <translation>변화율 하나가 0이므로 곱도 0입니다. 여기서 y의 순간 변화율은 0입니다.</translation>
    </message>
    <message>
        <source>If x changes by a little, t changes {inner} times as much, and y {outer} times as much as t: together {product} times.</source>
        <translation>x가 조금 변하면 t는 그 {inner}배, y는 t의 {outer}배만큼 변합니다. 모두 {product}배입니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>{count} times as long</source>
        <translation>{count}배 걸립니다</translation>
    </message>
    <message>
        <source>one forward and one backward pass</source>
        <translation>순전파와 역전파 한 번</translation>
    </message>
    <message>
        <source>{count} parameters, two forward passes for each. Press Check.</source>
        <translation>매개변수 {count}개, 하나마다 순전파 두 번입니다. 확인을 누르세요.</translation>
    </message>
    <message>
        <source>{done} of {total} parameters have been moved up and down.</source>
        <translation>매개변수 {total}개 중 {done}개를 올리고 내려 보았습니다.</translation>
    </message>
    <message>
        <source>W{layer}</source>
        <translation>W{layer}</translation>
    </message>
    <message>
        <source>Press Check.</source>
        <translation>확인을 누르세요.</translation>
    </message>
    <message>
        <source>Switch a bug on and see which layers turn orange. The check of 784-50-10 takes some seconds; the button starts and stops it.</source>
        <translation>버그를 켜고 어느 층이 주황색이 되는지 보세요. 784-50-10의 확인은 몇 초 걸립니다. 버튼으로 시작하고 멈춥니다.</translation>
    </message>
    <message>
        <source>Unit {number}</source>
        <translation>뉴런 {number}</translation>
    </message>
    <message>
        <source>{count} forward passes</source>
        <translation>순전파 {count}번</translation>
    </message>
    <message>
        <source>1,000 updates: {time}</source>
        <translation>갱신 1,000번: {time}</translation>
    </message>
    <message>
        <source>Numerical, one gradient</source>
        <translation>수치 기울기 한 번</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>The check begins.</source>
        <translation>확인을 시작합니다.</translation>
    </message>
    <message>
        <source>The two agree: they differ by {largest} at most, a relative error of {worst}.</source>
        <translation>둘이 일치합니다. 차이는 최대 {largest}, 상대 오차는 {worst}입니다.</translation>
    </message>
    <message>
        <source>The two do not agree: the relative error is up to {worst}. Backward has a bug, or an activation has a corner here.</source>
        <translation>둘이 다릅니다. 상대 오차가 최대 {worst}입니다. 역전파에 버그가 있거나 활성화 함수의 그래프가 여기서 꺾입니다.</translation>
    </message>
    <message>
        <source>The two nearly agree: the relative error is up to {worst}.</source>
        <translation>둘이 거의 일치합니다. 상대 오차는 최대 {worst}입니다.</translation>
    </message>
    <message>
        <source>How long both gradients take</source>
        <translation>두 기울기에 걸린 시간</translation>
    </message>
    <message>
        <source>Both gradients of every weight</source>
        <translation>가중치마다 두 기울기</translation>
    </message>
    <message>
        <source>W{layer}, below it b{layer}</source>
        <translation>W{layer}, 그 아래 b{layer}</translation>
    </message>
    <message>
        <source>Node by node</source>
        <translation>노드마다</translation>
    </message>
    <message>
        <source>Drag a number on the left, or double-click it and type. Home and Space go through the graph node by node, forward and back.</source>
        <translation>왼쪽의 수를 드래그하거나 두 번 클릭해 입력하세요. Home과 스페이스 키로 노드마다 순전파와 역전파를 따라갑니다.</translation>
    </message>
    <message>
        <source>keeps {what}</source>
        <translation>{what} 기억</translation>
    </message>
    <message>
        <source>The graph with what its edges carry</source>
        <translation>선마다 값이 적힌 계산 그래프</translation>
    </message>
    <message>
        <source>The formula has no finite value here. Drag a number to where it has one.</source>
        <translation>여기에서는 식에 유한한 값이 없습니다. 값이 있는 곳으로 수를 드래그해 보세요.</translation>
    </message>
    <message>
        <source>Forward: {node} gives an array of shape {shape}.</source>
        <translation>순전파: {node} 노드가 형상 {shape}의 배열을 냅니다.</translation>
    </message>
    <message>
        <source>Forward: {node} gives {value}.</source>
        <translation>순전파: {node} 노드의 값은 {value}입니다.</translation>
    </message>
    <message>
        <source>The numbers are set. Space computes the first node.</source>
        <translation>수가 들어왔습니다. 스페이스 키를 누르면 첫 노드를 계산합니다.</translation>
    </message>
    <message>
        <source>This formula has no operation, so there is nothing to compute. Type one such as x·y + 1.</source>
        <translation>이 식에는 연산이 없어 계산할 것이 없습니다. x·y + 1처럼 연산이 있는 식을 입력하세요.</translation>
    </message>
    <message>
        <source>Backward: {gradient} arrives at {node}. Multiplied by the local derivative it is passed on to each argument.</source>
        <translation>역전파: {node} 노드에 {gradient} 값이 옵니다. 국소적 미분을 곱해 각 입력으로 보냅니다.</translation>
    </message>
    <message>
        <source>The backward pass is complete: {parts}.</source>
        <translation>역전파가 끝났습니다. {parts}.</translation>
    </message>
    <message>
        <source>Only one product of dout and W has the shape of x, and one of x and dout that of W: hence Wᵀ and xᵀ. b was added to every row, so db adds the rows up.</source>
        <translation>dout과 W의 곱 중 x의 형상이 되는 것은 하나, x와 dout의 곱 중 W의 형상이 되는 것도 하나입니다. 그래서 Wᵀ와 xᵀ입니다. b는 모든 행에 더했으므로 db는 행을 더합니다.</translation>
    </message>
    <message>
        <source>ReLU remembers its mask: where x was not above 0, nothing comes back.</source>
        <translation>ReLU는 마스크를 기억합니다. x가 0보다 크지 않던 곳에서는 아무것도 되돌아오지 않습니다.</translation>
    </message>
    <message>
        <source>The sigmoid remembers y: its slope is y·(1 − y), so x itself is not needed.</source>
        <translation>시그모이드는 y를 기억합니다. 기울기가 y·(1 − y)이므로 x는 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>Softmax and cross entropy together send back (y − t) / N: divided by N, because the loss is a mean over N samples.</source>
        <translation>소프트맥스와 교차 엔트로피를 합치면 (y − t) / N이 되돌아옵니다. 손실이 표본 N개의 평균이므로 N으로 나눕니다.</translation>
    </message>
    <message>
        <source>Element by element</source>
        <translation>원소마다</translation>
    </message>
    <message>
        <source>Change h, or choose another row and column. Space computes the numerical gradient: each element goes up by 0.0001, down, and back.</source>
        <translation>h를 바꾸거나 다른 행과 열을 고르세요. 스페이스 키를 누르면 원소마다 0.0001 올리고, 내리고, 되돌리며 수치 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>Actual change of E</source>
        <translation>E의 실제 변화</translation>
    </message>
    <message>
        <source>W[{row}, {column}] is changed by +h, all others are as before.</source>
        <translation>W[{row}, {column}]만 +h만큼 옮겼고 나머지는 그대로입니다.</translation>
    </message>
    <message>
        <source>W[{row}, {column}] is changed by −h, all others are as before.</source>
        <translation>W[{row}, {column}]만 −h만큼 옮겼고 나머지는 그대로입니다.</translation>
    </message>
    <message>
        <source>W[{row}, {column}] is put back before the next one changes.</source>
        <translation>다음 원소를 바꾸기 전에 W[{row}, {column}] 값을 되돌립니다.</translation>
    </message>
    <message>
        <source>The network predicts class {best}, the true class is {label}: E = {loss}, with δ {with_delta}.</source>
        <translation>신경망의 예측은 클래스 {best}, 정답은 {label}입니다. E = {loss}, δ를 더하면 {with_delta}.</translation>
    </message>
    <message>
        <source>What the change does</source>
        <translation>변화량의 효과</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>입력한 코드</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>옳은 값</translation>
    </message>
    <message>
        <source>In an array of whole numbers 3 + h becomes 3 and 3 − h becomes 2: the gradient of x₀² + x₁² at (3, 4) comes out as {gradient} instead of (6, 8).</source>
        <translation>정수 배열에서는 3 + h가 3이 되고 3 − h가 2가 됩니다. (3, 4)에서 x₀² + x₁²의 기울기가 (6, 8) 대신 {gradient}(으)로 나옵니다.</translation>
    </message>
    <message>
        <source>Python says: {kind}: {message}. The comma should be a point: range(x.size).</source>
        <translation>파이썬의 메시지: {kind}: {message}. 쉼표가 아니라 점이어야 합니다: range(x.size).</translation>
    </message>
    <message>
        <source>Python says: {kind}: {message}. The value was stored under another name.</source>
        <translation>파이썬의 메시지: {kind}: {message}. 값이 다른 이름으로 저장되었습니다.</translation>
    </message>
    <message>
        <source>dE/dW, numerical</source>
        <translation>dE/dW, 수치 미분</translation>
    </message>
    <message>
        <source>They differ by</source>
        <translation>둘의 차이</translation>
    </message>
    <message>
        <source>The second row of dW is the first times x₁ / x₀ = {ratio}.</source>
        <translation>dW의 두 번째 행은 첫 번째 행의 x₁ / x₀ = {ratio}배입니다.</translation>
    </message>
    <message>
        <source>draw a mini-batch</source>
        <translation>미니배치 뽑기</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>단계마다</translation>
    </message>
    <message>
        <source>Space goes from step to step. Change the batch size and see which arrays grow; choose a wrong order and see where the loss goes.</source>
        <translation>스페이스 키로 한 단계씩 갑니다. 배치 크기를 바꾸어 어느 배열이 커지는지 보고, 틀린 순서를 골라 손실이 어디로 가는지 보세요.</translation>
    </message>
    <message>
        <source>Loss over 200 images</source>
        <translation>이미지 200장의 손실</translation>
    </message>
    <message>
        <source>right order</source>
        <translation>옳은 순서</translation>
    </message>
    <message>
        <source>this order</source>
        <translation>이 순서</translation>
    </message>
    <message>
        <source>learned | set by hand</source>
        <translation>학습하는 값 | 직접 정하는 값</translation>
    </message>
    <message>
        <source>The arrays of a batch to scale</source>
        <translation>실제 비율로 그린 배치의 배열</translation>
    </message>
    <message>
        <source>The numbers of this round</source>
        <translation>이번 차례의 수</translation>
    </message>
    <message>
        <source>Generating digits and a network …</source>
        <translation>숫자와 신경망을 만드는 중 …</translation>
    </message>
    <message>
        <source>The update uses the gradient of the batch before: in the first round nothing changes.</source>
        <translation>갱신에 앞 배치의 기울기를 씁니다. 첫 반복에서는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>{weight} becomes {after}: nearer to 0, whatever the gradient is. That is not learning.</source>
        <translation>{weight} → {after}: 기울기와 상관없이 0에 가까워집니다. 이것은 학습이 아닙니다.</translation>
    </message>
    <message>
        <source>Round {round}, step {place} of {all}: {name}.</source>
        <translation>{round}번째 반복, {all}단계 중 {place}단계: {name}.</translation>
    </message>
    <message>
        <source>{weight} − {rate}·{slope} = {after}: a positive gradient lowers a weight, a negative one raises it.</source>
        <translation>{weight} − {rate}·{slope} = {after}: 기울기가 양수이면 가중치가 줄고 음수이면 늘어납니다.</translation>
    </message>
    <message>
        <source>{weight} + {rate}·{slope} = {after}: the step goes uphill.</source>
        <translation>{weight} + {rate}·{slope} = {after}: 손실이 커지는 방향으로 갑니다.</translation>
    </message>
    <message>
        <source>Open a network</source>
        <translation>신경망 열기</translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation>신경망 저장</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>{path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>A program that differentiates this graph with PyTorch and with TensorFlow is on the clipboard.</source>
        <translation>이 계산 그래프를 PyTorch와 TensorFlow로 미분하는 프로그램을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>A {library} program with this network, its sample and an update is on the clipboard.</source>
        <translation>이 신경망과 표본, 갱신이 담긴 {library} 프로그램을 클립보드에 넣었습니다.</translation>
    </message>
    <message>
        <source>np.array([3, 4]): whole numbers</source>
        <translation>np.array([3, 4]): 정수</translation>
    </message>
    <message>
        <source>fxh2 misspelt</source>
        <translation>fxh2의 철자 오류</translation>
    </message>
    <message>
        <source>__init__ makes the parameters once: small random weights, biases 0.</source>
        <translation>__init__은 매개변수를 한 번 만듭니다. 가중치는 작은 난수, 편향은 0입니다.</translation>
    </message>
    <message>
        <source>params is the only variable: a dictionary with two weights and two biases. Its arrays are what is learned.</source>
        <translation>params가 유일한 변수입니다. 가중치 둘과 편향 둘이 든 딕셔너리이고, 그 배열들을 학습합니다.</translation>
    </message>
    <message>
        <source>predict is the forward pass. It changes nothing in the network.</source>
        <translation>predict는 순전파입니다. 신경망의 어떤 것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>loss calls predict and compares the result with t.</source>
        <translation>loss는 predict를 부르고 그 결과를 t와 비교합니다.</translation>
    </message>
    <message>
        <source>accuracy counts: argmax along axis 1 gives one class for each image.</source>
        <translation>accuracy는 개수를 셉니다. 축 1을 따른 argmax가 이미지마다 클래스 하나를 줍니다.</translation>
    </message>
    <message>
        <source>numerical_gradient calls loss twice for each of the 39,760 parameters. Here only those of b2 are computed.</source>
        <translation>numerical_gradient는 매개변수 39,760개마다 loss를 두 번 부릅니다. 여기서는 b2만 계산합니다.</translation>
    </message>
    <message>
        <source>gradient takes one forward and one backward pass for all parameters.</source>
        <translation>gradient는 모든 매개변수를 순전파 한 번과 역전파 한 번으로 구합니다.</translation>
    </message>
    <message>
        <source>Pitfall: grads is not an attribute. gradient returns it.</source>
        <translation>흔한 실수: grads는 속성이 아닙니다. gradient가 반환하는 값입니다.</translation>
    </message>
    <message>
        <source>Pitfall: self belongs in the signature, self.x does not.</source>
        <translation>흔한 실수: 시그니처에는 self가 있고 self.x는 없습니다.</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>method</source>
        <translation>메서드</translation>
    </message>
    <message>
        <source>pitfall</source>
        <translation>흔한 실수</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>한 줄씩</translation>
    </message>
    <message>
        <source>Choose a variable or a method. Space runs it line by line on ten synthetic digits.</source>
        <translation>변수나 메서드를 고르세요. 스페이스 키를 누르면 합성 숫자 10개로 한 줄씩 실행합니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>What the class has</source>
        <translation>클래스의 구성원</translation>
    </message>
    <message>
        <source>Lines and what they give</source>
        <translation>줄과 그 결과</translation>
    </message>
    <message>
        <source>The arrays that the lines give for the first digit</source>
        <translation>첫 숫자에 대해 각 줄이 내는 배열</translation>
    </message>
    <message>
        <source>The chosen weight w</source>
        <translation>고른 가중치 w</translation>
    </message>
    <message>
        <source>E(w), actual</source>
        <translation>E(w), 실제</translation>
    </message>
    <message>
        <source>with slope dW</source>
        <translation>기울기 dW인 직선</translation>
    </message>
</context>
<context>
    <name>networks</name>
    <message>
        <source>Take over the network of Network</source>
        <translation>신경망 탭의 신경망 가져오기</translation>
    </message>
    <message>
        <source>Take over the network of Training</source>
        <translation>학습 탭의 신경망 가져오기</translation>
    </message>
    <message>
        <source>Take over the network of Playground</source>
        <translation>놀이터 탭의 신경망 가져오기</translation>
    </message>
    <message>
        <source>The network {sizes} is taken over with all its weights.</source>
        <translation>신경망 {sizes}을(를) 가중치까지 모두 가져왔습니다.</translation>
    </message>
</context>
<context>
    <name>playground</name>
    <message>
        <source>Two clusters</source>
        <translation>두 무리</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>두 나선</translation>
    </message>
    <message>
        <source>Stripes</source>
        <translation>줄무늬</translation>
    </message>
    <message>
        <source>Three classes</source>
        <translation>세 클래스</translation>
    </message>
    <message>
        <source>Four classes</source>
        <translation>네 클래스</translation>
    </message>
    <message>
        <source>Plane (numbers)</source>
        <translation>평면(수치)</translation>
    </message>
    <message>
        <source>Hill (numbers)</source>
        <translation>언덕(수치)</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>파도</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Parabola</source>
        <translation>포물선</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>봉우리</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Bent space</source>
        <translation>휘어진 공간</translation>
    </message>
    <message>
        <source>A | B</source>
        <translation>A | B</translation>
    </message>
    <message>
        <source>Fit a curve</source>
        <translation>곡선 맞추기</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>노트</translation>
    </message>
    <message>
        <source>Open points…</source>
        <translation>점 열기…</translation>
    </message>
    <message>
        <source>Save the points…</source>
        <translation>점 저장…</translation>
    </message>
    <message>
        <source>Paste points</source>
        <translation>점 붙여넣기</translation>
    </message>
    <message>
        <source>Note this trial</source>
        <translation>이 시행 적기</translation>
    </message>
    <message>
        <source>Copy the network as PyTorch</source>
        <translation>신경망을 PyTorch로 복사</translation>
    </message>
    <message>
        <source>Copy the network as Keras</source>
        <translation>신경망을 Keras로 복사</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>To the end of the epoch</source>
        <translation>에폭의 끝까지</translation>
    </message>
    <message>
        <source>A {library} program with this network and its points is on the clipboard.</source>
        <translation>이 신경망과 점이 담긴 {library} 프로그램을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>여기서 계속</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>처음부터 시작</translation>
    </message>
    <message>
        <source>Back to the last good step</source>
        <translation>마지막으로 정상이던 단계로</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>Updates per second</source>
        <translation>초당 갱신 수</translation>
    </message>
    <message>
        <source>{what}: A {a}, B {b}. Of the test points A has {right_a} right, B {right_b}.</source>
        <translation>{what}: A {a}, B {b}. 시험용 점 가운데 A는 {right_a}, B는 {right_b}을(를) 맞힙니다.</translation>
    </message>
    <message>
        <source>{what}: A {a}, B {b}. The training loss of A is {loss_a}, that of B {loss_b}.</source>
        <translation>{what}: A {a}, B {b}. 훈련 손실은 A가 {loss_a}, B가 {loss_b}입니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>A, training</source>
        <translation>A, 훈련</translation>
    </message>
    <message>
        <source>A, test</source>
        <translation>A, 시험</translation>
    </message>
    <message>
        <source>B, training</source>
        <translation>B, 훈련</translation>
    </message>
    <message>
        <source>B, test</source>
        <translation>B, 시험</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Circle with three units</source>
        <translation>뉴런 세 개로 원 분리</translation>
    </message>
    <message>
        <source>XOR without a hidden layer</source>
        <translation>은닉층 없이 XOR</translation>
    </message>
    <message>
        <source>Press Start: three half-planes close round the blue points. From seed 3 one of them has no effect, and about a fifth stays wrong.</source>
        <translation>시작을 누르세요. 세 개의 반평면이 파란 점을 둘러쌉니다. 시드 3에서는 그중 하나가 쓸모없어져 약 5분의 1이 계속 틀립니다.</translation>
    </message>
    <message>
        <source>No straight line separates these classes: at least a fifth of the training points is wrong at every moment.</source>
        <translation>어떤 직선도 두 클래스를 나누지 못합니다. 언제나 훈련용 점의 5분의 1 이상이 틀립니다.</translation>
    </message>
    <message>
        <source>XOR with four units</source>
        <translation>뉴런 네 개로 XOR</translation>
    </message>
    <message>
        <source>A hidden layer of four units: after 4,000 updates more than 95 % of the training points are right.</source>
        <translation>뉴런 네 개의 은닉층입니다. 갱신 4,000번 뒤에는 훈련용 점의 95 %보다 많이 맞힙니다.</translation>
    </message>
    <message>
        <source>XOR stuck with two units</source>
        <translation>뉴런 두 개로 멈춘 XOR</translation>
    </message>
    <message>
        <source>After 4,000 updates two units leave 1 in 20 or more wrong from every seed, and more than 1 in 5 from some. Try other seeds.</source>
        <translation>뉴런이 두 개이면 갱신 4,000번 뒤에도 어느 시드에서나 20개 중 1개 이상이 틀리고, 어떤 시드에서는 5개 중 1개보다 많이 틀립니다. 다른 시드를 써 보세요.</translation>
    </message>
    <message>
        <source>XOR with x₁x₂ as input</source>
        <translation>x₁x₂를 입력으로 하는 XOR</translation>
    </message>
    <message>
        <source>A feature made by hand does what a hidden layer has to learn: 500 updates, and at least 99 % of the training points are right.</source>
        <translation>사람이 만든 특징이 은닉층이 배워야 할 일을 대신합니다. 갱신 500번이면 훈련용 점의 99 % 이상을 맞힙니다.</translation>
    </message>
    <message>
        <source>Circle with three ReLU units</source>
        <translation>ReLU 뉴런 세 개로 원 분리</translation>
    </message>
    <message>
        <source>Three folds make a triangle with sharp edges. From the seeds 2 and 3 a side stays open.</source>
        <translation>세 번 접으면 모서리가 뾰족한 삼각형이 됩니다. 시드 2와 3에서는 한 변이 열린 채로 남습니다.</translation>
    </message>
    <message>
        <source>Circle with x₁² and x₂² as inputs</source>
        <translation>x₁²과 x₂²을 입력으로 하는 원</translation>
    </message>
    <message>
        <source>A single unit draws the circle, for it is a straight line in x₁² and x₂²: after 500 updates at least 99 % are right.</source>
        <translation>뉴런 하나가 원을 그립니다. x₁²과 x₂²에서는 원이 직선이기 때문입니다. 갱신 500번 뒤에는 99 % 이상을 맞힙니다.</translation>
    </message>
    <message>
        <source>Two layers of eight units and Adam: after 8,000 updates at least 99 % of the training points are right.</source>
        <translation>뉴런 여덟 개의 층 두 개와 Adam입니다. 갱신 8,000번 뒤에는 훈련용 점의 99 % 이상을 맞힙니다.</translation>
    </message>
    <message>
        <source>A softmax with an output for each class: after 500 updates at least 99 % of the training points are right.</source>
        <translation>클래스마다 출력이 하나인 소프트맥스입니다. 갱신 500번 뒤에는 훈련용 점의 99 % 이상을 맞힙니다.</translation>
    </message>
    <message>
        <source>A hill to regress</source>
        <translation>언덕 회귀</translation>
    </message>
    <message>
        <source>Numbers instead of classes: after 3,000 updates the training loss is below 0.02, a tenth of what it was at first or less.</source>
        <translation>클래스가 아니라 수를 맞힙니다. 갱신 3,000번 뒤 훈련 손실은 0.02보다 작고, 처음의 10분의 1 이하입니다.</translation>
    </message>
    <message>
        <source>Two moons in bent space</source>
        <translation>휘어진 공간의 두 반달</translation>
    </message>
    <message>
        <source>The last hidden layer has two units: after 1,000 updates a straight line separates the moons there.</source>
        <translation>마지막 은닉층의 뉴런은 두 개입니다. 갱신 1,000번 뒤에는 그 공간에서 직선 하나가 두 반달을 나눕니다.</translation>
    </message>
    <message>
        <source>A | B: a hidden layer or none</source>
        <translation>A | B: 은닉층이 있을 때와 없을 때</translation>
    </message>
    <message>
        <source>A | B: bent and straight units</source>
        <translation>A | B: 휘는 뉴런과 휘지 않는 뉴런</translation>
    </message>
    <message>
        <source>Failure: too many units</source>
        <translation>실패: 너무 많은 뉴런</translation>
    </message>
    <message>
        <source>All 20 training points are memorised: after 3,000 updates the test loss is more than 1.2 times its minimum.</source>
        <translation>훈련용 점 20개를 모두 외웁니다. 갱신 3,000번 뒤 시험 손실은 최솟값의 1.2배보다 큽니다.</translation>
    </message>
    <message>
        <source>Noisy points, weight decay</source>
        <translation>가중치 감소를 쓴 잡음 있는 점 20개</translation>
    </message>
    <message>
        <source>All three units get the same gradient and stay the same however long they learn: half of the training points is wrong.</source>
        <translation>세 뉴런이 같은 기울기를 받아 계속 똑같습니다. 훈련용 점의 절반이 틀립니다.</translation>
    </message>
    <message>
        <source>The same points and the same seed: B has no hidden layer. After 3,000 updates A has more of them right.</source>
        <translation>점도 시드도 같고 B에는 은닉층이 없습니다. 갱신 3,000번 뒤에는 A가 더 많이 맞힙니다.</translation>
    </message>
    <message>
        <source>B has the same units without a bend: whatever its depth, it draws a straight line.</source>
        <translation>B의 뉴런 수는 같지만 휘지 않습니다. 층이 아무리 깊어도 직선을 그립니다.</translation>
    </message>
    <message>
        <source>Failure: linear units</source>
        <translation>실패: 선형 뉴런</translation>
    </message>
    <message>
        <source>Two layers of eight units, and still a straight line: at least a quarter of the training points is wrong at every moment.</source>
        <translation>뉴런 여덟 개의 층이 둘이어도 여전히 직선입니다. 언제나 훈련용 점의 4분의 1 이상이 틀립니다.</translation>
    </message>
    <message>
        <source>Failure: dead ReLU units</source>
        <translation>실패: 죽은 ReLU 뉴런</translation>
    </message>
    <message>
        <source>Steps that are too large push the units to where ReLU is 0: after 1,000 updates at least half of the 16 are dead.</source>
        <translation>갱신량이 너무 크면 뉴런이 ReLU가 0인 곳으로 밀려납니다. 갱신 1,000번 뒤에는 16개 가운데 절반 이상이 죽어 있습니다.</translation>
    </message>
    <message>
        <source>The same network twice, B with weight decay: after 3,000 updates the test loss of B is lower.</source>
        <translation>같은 신경망 두 개이고 B에는 가중치 감소가 있습니다. 갱신 3,000번 뒤에는 B의 시험 손실이 더 작습니다.</translation>
    </message>
    <message>
        <source>Failure: learning rate too large</source>
        <translation>실패: 너무 큰 학습률</translation>
    </message>
    <message>
        <source>Every step overshoots by more than the one before: within 100 updates the run diverges and stops.</source>
        <translation>갱신할 때마다 이전보다 더 크게 지나칩니다. 갱신 100번 안에 발산하여 멈춥니다.</translation>
    </message>
    <message>
        <source>Failure: all weights zero</source>
        <translation>실패: 모두 0인 가중치</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>B differs in</source>
        <translation>B가 다른 점</translation>
    </message>
    <message>
        <source>A rule of your own</source>
        <translation>직접 쓴 규칙</translation>
    </message>
    <message>
        <source>Class 1 is where the rule holds. Type another one, such as y &gt; x² or −1 &lt; x − y &lt; 1.</source>
        <translation>규칙이 성립하는 곳이 클래스 1입니다. y &gt; x² 또는 −1 &lt; x − y &lt; 1처럼 다른 규칙을 써 보세요.</translation>
    </message>
    <message>
        <source>Points of your own</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Drag the points, paint others, spray, erase: the tools stand beside the surface, and they work while the network learns too.</source>
        <translation>점을 끌어 옮기고, 찍고, 뿌리고, 지우세요. 도구는 평면 옆에 있고, 신경망이 학습하는 동안에도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Sigmoid, one output</source>
        <translation>시그모이드, 출력 하나</translation>
    </message>
    <message>
        <source>Softmax, an output for each class</source>
        <translation>소프트맥스, 클래스마다 출력 하나</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>its hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>its activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>its learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>its weight decay</source>
        <translation>가중치 감소</translation>
    </message>
    <message>
        <source>Points must be (x₁, x₂, class or number), with x₁ and x₂ from −3 to 3.</source>
        <translation>점은 (x₁, x₂, 클래스 또는 수)여야 하며, x₁과 x₂는 −3에서 3까지입니다.</translation>
    </message>
    <message>
        <source>What was changed on the way must be settings, weights and units of this network, in order.</source>
        <translation>도중에 바꾼 것은 이 신경망의 설정, 가중치, 뉴런이어야 하고 순서대로여야 합니다.</translation>
    </message>
    <message>
        <source>What is to be learned.</source>
        <translation>배울 대상입니다.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>Shows small losses as clearly as large ones.</source>
        <translation>작은 손실도 큰 손실만큼 뚜렷하게 보여 줍니다.</translation>
    </message>
    <message>
        <source>I expect</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>The result that you expect; it is noted with the trial.</source>
        <translation>어떤 결과가 나올지 예상한 것을 시행과 함께 적습니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Class 1 where</source>
        <translation>클래스 1의 조건</translation>
    </message>
    <message>
        <source>A comparison in x and y, such as y &gt; x² − 1 or x² + y² &lt; 4.</source>
        <translation>x와 y의 비교식입니다. 예: y &gt; x² − 1, x² + y² &lt; 4.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>How many points there are, for training and testing together.</source>
        <translation>훈련과 시험에 쓰는 점을 모두 합한 개수입니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>How far the points are moved at random.</source>
        <translation>점을 무작위로 옮기는 정도입니다.</translation>
    </message>
    <message>
        <source>For testing</source>
        <translation>시험 비율</translation>
    </message>
    <message>
        <source>Share of the points that the network never learns from.</source>
        <translation>신경망이 학습에 쓰지 않는 점의 비율입니다.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>What the network is given of a point: features made by people.</source>
        <translation>신경망이 점에 대해 받는 값, 곧 사람이 만든 특징입니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Units of each hidden layer, with commas: 3 or 8, 8. Empty: none.</source>
        <translation>각 은닉층의 뉴런 수를 쉼표로 구분합니다. 예: 3 또는 8, 8. 비워 두면 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Your own formula</source>
        <translation>직접 쓴 식</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>The curve needs {least} to {most} points (x, t), with x from −3 to 3 and t from −6 to 6.</source>
        <translation>곡선에는 점 (x, t)가 {least}개에서 {most}개까지 있어야 하고, x는 −3부터 3, t는 −6부터 6까지여야 합니다.</translation>
    </message>
    <message>
        <source>Fit with</source>
        <translation>맞추는 모델</translation>
    </message>
    <message>
        <source>Least squares with a polynomial, or a network that learns.</source>
        <translation>다항식의 최소제곱, 또는 학습하는 신경망입니다.</translation>
    </message>
    <message>
        <source>The highest power of x. Space raises it step by step.</source>
        <translation>x의 가장 높은 거듭제곱입니다. 스페이스를 누르면 한 단계씩 높입니다.</translation>
    </message>
    <message>
        <source>Networks of all these widths learn side by side; this one is shown.</source>
        <translation>이 모든 너비의 신경망이 나란히 학습하고, 그중 이것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function after every hidden layer.</source>
        <translation>모든 은닉층 뒤의 함수입니다.</translation>
    </message>
    <message>
        <source>True curve</source>
        <translation>참 곡선</translation>
    </message>
    <message>
        <source>What the points follow, apart from the noise.</source>
        <translation>잡음을 빼면 점들이 따르는 곡선입니다.</translation>
    </message>
    <message>
        <source>f(x) =</source>
        <translation>f(x) =</translation>
    </message>
    <message>
        <source>A formula in x, for x from −3 to 3, such as sin(2x) + x/3.</source>
        <translation>−3부터 3까지의 x에 대한 식입니다. 예: sin(2x) + x/3</translation>
    </message>
    <message>
        <source>How many points are learned from. 200 others test.</source>
        <translation>학습에 쓰는 점의 수입니다. 다른 200개로 시험합니다.</translation>
    </message>
    <message>
        <source>Noise (std)</source>
        <translation>잡음의 표준편차</translation>
    </message>
    <message>
        <source>The learning rate of Adam, which learns from all points.</source>
        <translation>Adam의 학습률입니다. 모든 점으로 학습합니다.</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to the true curve at every point.</source>
        <translation>점마다 참 곡선에 더하는 값의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Another one draws other points and other initial weights.</source>
        <translation>다른 값이면 다른 점과 다른 가중치 초깃값을 뽑습니다.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>How long the networks learn.</source>
        <translation>신경망이 학습하는 길이입니다.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>What stands at the end. More than two classes always get a softmax.</source>
        <translation>맨 끝의 함수입니다. 클래스가 셋 이상이면 항상 소프트맥스를 씁니다.</translation>
    </message>
    <message>
        <source>What learning makes smaller.</source>
        <translation>학습이 줄이는 값입니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>The spread of the random weights at the start. Biases start at 0.</source>
        <translation>처음 무작위 가중치의 퍼진 정도입니다. 편향은 0에서 시작합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same points, weights and run, to the last digit.</source>
        <translation>같은 시드는 같은 점, 같은 가중치, 같은 학습 과정을 마지막 자리까지 똑같이 만듭니다.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>The one thing in which B differs from A.</source>
        <translation>B가 A와 다른 단 한 가지입니다.</translation>
    </message>
    <message>
        <source>Hidden layers of B</source>
        <translation>B의 은닉층</translation>
    </message>
    <message>
        <source>Learning rate of B</source>
        <translation>B의 학습률</translation>
    </message>
    <message>
        <source>The length of a step along the gradient.</source>
        <translation>기울기를 따라 한 번에 움직이는 크기입니다.</translation>
    </message>
    <message>
        <source>Weight decay of B</source>
        <translation>B의 가중치 감소</translation>
    </message>
    <message>
        <source>Adds λ/2·ΣW² to the loss, so that weights stay small.</source>
        <translation>손실에 λ/2·ΣW²을 더하여 가중치를 작게 유지합니다.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>How the gradient becomes a step of the weights.</source>
        <translation>기울기로 가중치를 갱신하는 방법입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many points an update learns from.</source>
        <translation>한 번의 갱신에 쓰는 점의 수입니다.</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>가중치 감소 λ</translation>
    </message>
    <message>
        <source>L1 decay</source>
        <translation>L1 감소</translation>
    </message>
    <message>
        <source>Adds λ·Σ|W| to the loss: small weights become 0.</source>
        <translation>손실에 λ·Σ|W|을 더합니다. 작은 가중치는 0이 됩니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>The share of hidden units switched off at random in every update.</source>
        <translation>갱신할 때마다 무작위로 끄는 은닉 뉴런의 비율입니다.</translation>
    </message>
    <message>
        <source>noise variance</source>
        <translation>잡음의 분산</translation>
    </message>
    <message>
        <source>Error over the degree</source>
        <translation>차수에 따른 오차</translation>
    </message>
    <message>
        <source>Error over the width</source>
        <translation>너비에 따른 오차</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 뉴런</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균제곱오차</translation>
    </message>
    <message>
        <source>Drag to another degree or width</source>
        <translation>드래그하여 다른 차수나 너비로 옮기세요</translation>
    </message>
    <message>
        <source>degree</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>순간</translation>
    </message>
    <message>
        <source>Points and the fitted curve</source>
        <translation>점과 맞춘 곡선</translation>
    </message>
    <message>
        <source>true curve</source>
        <translation>참 곡선</translation>
    </message>
    <message>
        <source>test points</source>
        <translation>시험 점</translation>
    </message>
    <message>
        <source>fitted curve</source>
        <translation>맞춘 곡선</translation>
    </message>
    <message>
        <source>Raise the degree</source>
        <translation>차수 높이기</translation>
    </message>
    <message>
        <source>Drag the point; Delete removes it</source>
        <translation>점을 드래그하여 옮기세요. Delete 키로 지웁니다</translation>
    </message>
    <message>
        <source>Degree {degree}: training error {train}, test error {test}.</source>
        <translation>{degree}차: 훈련 오차 {train}, 시험 오차 {test}.</translation>
    </message>
    <message>
        <source>Hidden units: {units}, updates: {updates}, training error {train}, test error {test}.</source>
        <translation>은닉 뉴런 {units}개, 갱신 {updates}번: 훈련 오차 {train}, 시험 오차 {test}.</translation>
    </message>
    <message>
        <source>Let go of the point, and the networks learn anew.</source>
        <translation>점을 놓으면 신경망이 다시 학습합니다.</translation>
    </message>
    <message>
        <source>Degree {asked} is not determined: with {places} different x the highest degree is {most}.</source>
        <translation>{asked}차는 정해지지 않습니다. 서로 다른 x가 {places}개이면 가장 높은 차수는 {most}입니다.</translation>
    </message>
    <message>
        <source>No other degree tests better.</source>
        <translation>시험 오차가 이보다 작은 차수는 없습니다.</translation>
    </message>
    <message>
        <source>It tests nearly as well as the best one, degree {best}.</source>
        <translation>시험 오차가 가장 좋은 {best}차와 거의 같습니다.</translation>
    </message>
    <message>
        <source>Degree {best} tests better, and it does no worse on the training points.</source>
        <translation>{best}차가 시험 점에서 더 잘 맞추고, 훈련 점에서도 못하지 않습니다.</translation>
    </message>
    <message>
        <source>Underfitting: it does not bend enough. The test error of width {best} is {ratio} times smaller.</source>
        <translation>과소적합: 충분히 굽지 않습니다. 너비 {best}의 시험 오차가 {ratio}배 작습니다.</translation>
    </message>
    <message>
        <source>Overfitting: it fits the training points better than width {best}, but its error on test points is {ratio} times as large.</source>
        <translation>과적합: 훈련 점은 너비 {best}보다 잘 맞추지만 시험 오차는 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>Width {best} tests better, and it does no worse on the training points.</source>
        <translation>너비 {best}이(가) 시험 점에서 더 잘 맞추고, 훈련 점에서도 못하지 않습니다.</translation>
    </message>
    <message>
        <source>No other width tests better.</source>
        <translation>시험 오차가 이보다 작은 너비는 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is learned yet. Which width will test best? Start lets networks of all widths learn.</source>
        <translation>아직 아무것도 학습하지 않았습니다. 어느 너비의 시험 오차가 가장 작을까요? 시작을 누르면 모든 너비의 신경망이 학습합니다.</translation>
    </message>
    <message>
        <source>Underfitting: it cannot bend enough. The test error of degree {best} is {ratio} times smaller.</source>
        <translation>과소적합: 충분히 굽지 못합니다. {best}차의 시험 오차가 {ratio}배 작습니다.</translation>
    </message>
    <message>
        <source>Overfitting: it fits the training points better than degree {best}, but its error on test points is {ratio} times as large.</source>
        <translation>과적합: 훈련 점은 {best}차보다 잘 맞추지만 시험 오차는 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>It tests nearly as well as the best width, {best}.</source>
        <translation>시험 오차가 가장 좋은 너비 {best}와(과) 거의 같습니다.</translation>
    </message>
    <message>
        <source>degree {best}</source>
        <translation>{best}차</translation>
    </message>
    <message>
        <source>width {best}</source>
        <translation>너비 {best}</translation>
    </message>
    <message>
        <source>Of degrees 0 to {most} the smallest test error is that of degree {best}.</source>
        <translation>0차부터 {most}차까지 가운데 시험 오차는 {best}차가 가장 작습니다.</translation>
    </message>
    <message>
        <source>Of widths 1 to {most} the smallest test error is that of width {best}.</source>
        <translation>너비 1부터 {most}까지 가운데 시험 오차는 너비 {best}이(가) 가장 작습니다.</translation>
    </message>
    <message>
        <source>Click a unit or a weight: drag it, or type.</source>
        <translation>뉴런이나 가중치를 클릭해 드래그하거나 입력하세요.</translation>
    </message>
    <message>
        <source>Weight from {start} to {end}: {value}</source>
        <translation>{start}에서 {end}(으)로 가는 가중치: {value}</translation>
    </message>
    <message>
        <source>Bias of {unit}: {value}</source>
        <translation>{unit}의 편향: {value}</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>입력 {name}</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>The number stays as it is while the others learn.</source>
        <translation>다른 값이 학습하는 동안 이 값은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>What does the network answer without this unit?</source>
        <translation>이 뉴런이 없으면 신경망이 어떻게 답하는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>unit {unit} of layer {layer}</source>
        <translation>{layer}층의 뉴런 {unit}</translation>
    </message>
    <message>
        <source>One unit less in layer {layer}</source>
        <translation>{layer}층에서 뉴런 하나 빼기</translation>
    </message>
    <message>
        <source>One unit more in layer {layer}</source>
        <translation>{layer}층에 뉴런 하나 더하기</translation>
    </message>
    <message>
        <source>{name} as an input, or not</source>
        <translation>{name}을(를) 입력으로 쓰거나 쓰지 않기</translation>
    </message>
    <message>
        <source>One layer less</source>
        <translation>층 하나 빼기</translation>
    </message>
    <message>
        <source>One layer more</source>
        <translation>층 하나 더하기</translation>
    </message>
    <message>
        <source>Untrained: these answers come from the initial weights alone. Press Start.</source>
        <translation>학습 전입니다. 이 답은 가중치 초깃값만으로 나온 것입니다. 시작을 누르세요.</translation>
    </message>
    <message>
        <source>All units of the first hidden layer have equal weights, so every update moves them alike. Other initial weights would tell them apart.</source>
        <translation>첫 은닉층의 모든 뉴런이 같은 가중치를 가져서 갱신할 때마다 똑같이 움직입니다. 가중치 초깃값을 바꾸면 서로 달라집니다.</translation>
    </message>
    <message>
        <source>Overfitting: the test loss was {before} after {since} updates and is {now} now, while the training loss went on falling.</source>
        <translation>과적합입니다. 시험 손실은 갱신 {since}번 뒤에 {before}였다가 지금은 {now}이지만, 훈련 손실은 계속 줄었습니다.</translation>
    </message>
    <message>
        <source>All {points} training points are right.</source>
        <translation>훈련용 점 {points}개를 모두 맞혔습니다.</translation>
    </message>
    <message>
        <source>Stuck: the training loss was {before} after {since} updates and is {now} now; {wrong} of {points} training points are wrong.</source>
        <translation>학습이 멈췄습니다. 훈련 손실은 갱신 {since}번 뒤에 {before}, 지금은 {now}이고, 훈련용 점 {points}개 가운데 {wrong}개가 틀립니다.</translation>
    </message>
    <message>
        <source>The training loss has fallen from {first} to {now} in {done} updates.</source>
        <translation>갱신 {done}번 동안 훈련 손실이 {first}에서 {now}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>The training loss was {first} before the first update and is {now} after {done}.</source>
        <translation>훈련 손실은 첫 갱신 전에 {first}였고 갱신 {done}번 뒤에는 {now}입니다.</translation>
    </message>
    <message>
        <source>Without a hidden layer that bends, the answers change at a straight line: {wrong} of {points} training points are wrong.</source>
        <translation>휘게 하는 은닉층이 없으면 답은 직선에서 바뀝니다. 훈련용 점 {points}개 가운데 {wrong}개가 틀립니다.</translation>
    </message>
    <message>
        <source>Dead: {units}. Such a unit gives 0 for every training point, and no gradient reaches its weights.</source>
        <translation>죽은 뉴런: {units}. 이런 뉴런은 모든 훈련용 점에서 0을 내므로 가중치에 기울기가 전해지지 않습니다.</translation>
    </message>
    <message>
        <source>With {units} taken out, {right} of the training points are right instead of {before}.</source>
        <translation>{units}을(를) 빼면 훈련용 점의 {before} 대신 {right}을(를) 맞힙니다.</translation>
    </message>
    <message>
        <source>With {units} taken out, the training loss is {loss} instead of {before}.</source>
        <translation>{units}을(를) 빼면 훈련 손실은 {before} 대신 {loss}입니다.</translation>
    </message>
    <message>
        <source>The weights have grown so large that sums overflow, and no answer can be computed any more. Use a smaller learning rate.</source>
        <translation>가중치가 너무 커져서 합이 넘칩니다. 더는 답을 계산할 수 없으니 학습률을 낮추세요.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>찍기</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>뿌리기</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Drag points (M)</source>
        <translation>점을 드래그하여 옮깁니다(M)</translation>
    </message>
    <message>
        <source>Add a point with every click, or a row of them in a stroke (P)</source>
        <translation>클릭할 때마다 점을 하나 더하고, 그으면 한 줄로 더합니다(P)</translation>
    </message>
    <message>
        <source>Add many points around the mouse (S)</source>
        <translation>마우스 둘레에 점을 여러 개 더합니다(S)</translation>
    </message>
    <message>
        <source>Remove points in the ring (E)</source>
        <translation>고리 안의 점을 지웁니다(E)</translation>
    </message>
    <message>
        <source>Class of the points that are added: {label}</source>
        <translation>더하는 점의 클래스: {label}</translation>
    </message>
    <message>
        <source>Arrows move the cursor. Enter uses the tool, Delete erases, 0 to 3 choose the class.</source>
        <translation>화살표 키로 커서를 옮깁니다. Enter는 도구를 쓰고, Delete는 지우고, 0부터 3까지는 클래스를 고릅니다.</translation>
    </message>
    <message>
        <source>Open points</source>
        <translation>점 열기</translation>
    </message>
    <message>
        <source>No points from {file}: {reason}</source>
        <translation>{file}에서 점을 읽지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>No points: {reason}</source>
        <translation>점을 읽지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Save the points</source>
        <translation>점 저장</translation>
    </message>
    <message>
        <source>{count} points of {classes} classes: {names}.</source>
        <translation>{classes}개 클래스의 점 {count}개: {names}.</translation>
    </message>
    <message>
        <source>{count} points with numbers to regress.</source>
        <translation>수치가 있는 점 {count}개입니다.</translation>
    </message>
    <message>
        <source>Columns that reached out of the picture were scaled to fit.</source>
        <translation>그림을 벗어난 열은 크기를 맞추었습니다.</translation>
    </message>
    <message>
        <source>Curve: degree 5 fits</source>
        <translation>곡선: 5차는 잘 맞음</translation>
    </message>
    <message>
        <source>Its test error is the smallest of all degrees, or less than 20 % above it.</source>
        <translation>시험 오차가 모든 차수 가운데 가장 작거나, 그보다 20 % 넘게 크지 않습니다.</translation>
    </message>
    <message>
        <source>Underfitting: on new points the error of a line is more than three times that of the best degree. Space raises the degree.</source>
        <translation>과소적합: 새 점에서 직선의 오차는 가장 좋은 차수의 세 배가 넘습니다. 스페이스를 누르면 차수가 높아집니다.</translation>
    </message>
    <message>
        <source>Curve: a line through a wave</source>
        <translation>곡선: 직선은 파도를 따라가지 못함</translation>
    </message>
    <message>
        <source>Curve: degree 16 overfits</source>
        <translation>곡선: 16차의 과적합</translation>
    </message>
    <message>
        <source>It comes close to every point it has seen, and between them its test error is more than a hundred times that of degree 5.</source>
        <translation>본 점에는 모두 가까이 가지만, 그 사이에서는 시험 오차가 5차의 백 배가 넘습니다.</translation>
    </message>
    <message>
        <source>Curve: degree 16, more points</source>
        <translation>곡선: 점이 많을 때의 16차</translation>
    </message>
    <message>
        <source>The same degree with 60 points in the place of 20: its test error is less than twice the smallest.</source>
        <translation>같은 차수에 점을 20개 대신 60개 쓰면 시험 오차가 가장 작은 것의 두 배가 되지 않습니다.</translation>
    </message>
    <message>
        <source>Curve: a network overfits</source>
        <translation>곡선: 신경망의 과적합</translation>
    </message>
    <message>
        <source>Press Start: after 5,000 updates the widest network has a training error near 0, and a narrower one tests better.</source>
        <translation>시작을 누르세요. 5,000번 갱신하면 가장 넓은 신경망의 훈련 오차는 0에 가깝고, 시험 오차는 더 좁은 신경망이 작습니다.</translation>
    </message>
    <message>
        <source>Curve: weight decay as a cure</source>
        <translation>곡선: 가중치 감소로 고치기</translation>
    </message>
    <message>
        <source>Press Start: with weight decay the widest network tests nearly as well as the best width.</source>
        <translation>시작을 누르세요. 가중치 감소를 쓰면 가장 넓은 신경망의 시험 오차도 가장 좋은 너비와 거의 같습니다.</translation>
    </message>
    <message>
        <source>Nothing is learned yet that could be noted. Press Start first.</source>
        <translation>아직 적을 만큼 학습한 것이 없습니다. 먼저 시작을 누르세요.</translation>
    </message>
    <message>
        <source>Noted as trial {number}. The notebook has a view of its own.</source>
        <translation>시행 {number}(으)로 적었습니다. 노트 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Set up this trial again</source>
        <translation>이 시행 불러오기</translation>
    </message>
    <message>
        <source>Remove this trial</source>
        <translation>이 시행 지우기</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바꾼 것</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>도전</translation>
    </message>
    <message>
        <source>Fewest hidden units</source>
        <translation>가장 적은 은닉 뉴런</translation>
    </message>
    <message>
        <source>Fewest updates</source>
        <translation>가장 적은 갱신</translation>
    </message>
    <message>
        <source>To beat</source>
        <translation>넘을 기록</translation>
    </message>
    <message>
        <source>(first trial)</source>
        <translation>(첫 시행)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{network} in {updates} updates</source>
        <translation>{network}, 갱신 {updates}번</translation>
    </message>
    <message>
        <source>{value} (trial {number}, {network})</source>
        <translation>{value} (시행 {number}, {network})</translation>
    </message>
    <message>
        <source>A challenge is met with x₁ and x₂ as inputs when {share} of at least {tested} test points are right; for numbers, when the test loss is at most {loss}.</source>
        <translation>도전은 x₁과 x₂를 입력으로 하여 {tested}개 이상의 시험 점 가운데 {share}을(를) 맞히면 이룬 것입니다. 수치의 경우에는 시험 손실이 {loss} 이하여야 합니다.</translation>
    </message>
    <message>
        <source>The notebook is empty. Train, then note the trial: what you changed, what you expected, what came out.</source>
        <translation>노트가 비어 있습니다. 학습시킨 다음 시행을 적으세요. 바꾼 것, 예상한 것, 나온 결과를 적습니다.</translation>
    </message>
    <message>
        <source>The grey rows are an example.</source>
        <translation>회색 행은 예입니다.</translation>
    </message>
    <message>
        <source>Trials: {trials}. Challenges met: {met} of {all}.</source>
        <translation>시행: {trials}번. 이룬 도전: {all}개 중 {met}개.</translation>
    </message>
    <message>
        <source>The last hidden layer&apos;s space</source>
        <translation>마지막 은닉층의 공간</translation>
    </message>
    <message>
        <source>along</source>
        <translation>면을 따라</translation>
    </message>
    <message>
        <source>distance from the plane</source>
        <translation>면에서의 거리</translation>
    </message>
    <message>
        <source>{right} of {points} training points lie on their side of the straight line.</source>
        <translation>훈련용 점 {points}개 가운데 {right}개가 직선에서 자기 쪽에 있습니다.</translation>
    </message>
    <message>
        <source>The answer grows evenly with the distance from the line.</source>
        <translation>답은 직선에서 멀어질수록 고르게 커집니다.</translation>
    </message>
    <message>
        <source>{right} of {points} training points are right.</source>
        <translation>훈련용 점 {points}개 가운데 {right}개를 맞힙니다.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>신경망의 답</translation>
    </message>
    <message>
        <source>one unit is enough</source>
        <translation>뉴런 하나면 충분함</translation>
    </message>
    <message>
        <source>three units are enough</source>
        <translation>뉴런 셋이면 충분함</translation>
    </message>
</context>
<context>
    <name>plots</name>
    <message>
        <source>Fit</source>
        <translation>화면에 맞춤</translation>
    </message>
    <message>
        <source>Alone or with the others</source>
        <translation>하나만 또는 함께 보기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>The number of steps must be a whole number of at least 1. It is {steps}.</source>
        <translation>갱신 횟수는 1 이상의 정수여야 합니다. 지금은 {steps}입니다.</translation>
    </message>
    <message>
        <source>A start must lie where the function has a value. It has none at ({x0}, {x1}).</source>
        <translation>시작점은 함숫값이 있는 곳이어야 합니다. ({x0}, {x1})에는 값이 없습니다.</translation>
    </message>
    <message>
        <source>The step h must be a number other than 0. It is {h}.</source>
        <translation>간격 h는 0이 아닌 수여야 합니다. 지금은 {h}입니다.</translation>
    </message>
    <message>
        <source>A gradient needs a function with one value. This one returned shape {shape}.</source>
        <translation>기울기를 구하려면 함숫값이 하나여야 합니다. 이 함수의 결과는 형상이 {shape}입니다.</translation>
    </message>
    <message>
        <source>The formula has no variable called {name}.</source>
        <translation>수식에 {name}(이)라는 변수가 없습니다.</translation>
    </message>
    <message>
        <source>Dropout must be at least 0 and below 1. It is {ratio}.</source>
        <translation>드롭아웃 비율은 0 이상 1 미만이어야 합니다. 지금은 {ratio}입니다.</translation>
    </message>
    <message>
        <source>The outputs have shape {y} and the targets {t}. The two must agree.</source>
        <translation>출력의 형상은 {y}, 정답의 형상은 {t}입니다. 둘이 같아야 합니다.</translation>
    </message>
    <message>
        <source>Labels must be whole numbers from 0 to {last}. Found {found}.</source>
        <translation>레이블은 0에서 {last}까지의 정수여야 합니다. {found}이(가) 있습니다.</translation>
    </message>
    <message>
        <source>A cross entropy takes outputs from 0 to 1. Output {index} is {value}: change it to a probability.</source>
        <translation>교차 엔트로피는 0에서 1 사이의 출력에만 쓸 수 있습니다. {index}번 출력이 {value}입니다. 확률로 바꾸세요.</translation>
    </message>
    <message>
        <source>A cross entropy takes targets from 0 to 1. Target {index} is {value}: change it to a probability.</source>
        <translation>교차 엔트로피의 정답은 0에서 1 사이여야 합니다. 정답 {index}번이 {value}입니다. 확률로 바꾸세요.</translation>
    </message>
    <message>
        <source>The squared error has the forms {forms}. “{form}” is not one of them.</source>
        <translation>제곱 오차의 형태는 {forms}입니다. “{form}”은(는) 없습니다.</translation>
    </message>
    <message>
        <source>A network needs at least two sizes, all whole numbers above 0. Given: {sizes}.</source>
        <translation>신경망에는 크기가 둘 이상 필요하고 모두 0보다 큰 정수여야 합니다. 지금은 {sizes}입니다.</translation>
    </message>
    <message>
        <source>“{name}” is not available here. Choose one of: {choices}.</source>
        <translation>“{name}”은(는) 여기서 쓸 수 없습니다. 다음 가운데 고르세요: {choices}.</translation>
    </message>
    <message>
        <source>Give one activation, or one for each of the {hidden} hidden layers.</source>
        <translation>활성화 함수는 하나를 주거나 은닉층 {hidden}개마다 하나씩 주세요.</translation>
    </message>
    <message>
        <source>Weight decay must be a number of at least 0. It is {value}.</source>
        <translation>가중치 감소는 0 이상의 수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>The network takes {size} inputs. The data has shape {shape}.</source>
        <translation>신경망의 입력은 {size}개인데 데이터의 형상은 {shape}입니다.</translation>
    </message>
    <message>
        <source>There are {samples} samples, but {targets} targets.</source>
        <translation>표본은 {samples}개인데 정답은 {targets}개입니다.</translation>
    </message>
    <message>
        <source>{name} has shape {shape}. The new values have shape {given}.</source>
        <translation>{name}의 형상은 {shape}인데 새 값의 형상은 {given}입니다.</translation>
    </message>
    <message>
        <source>This network has no parameter “{name}”.</source>
        <translation>이 신경망에는 매개변수 “{name}”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Type a formula, such as {example}.</source>
        <translation>수식을 입력하세요. 예: {example}</translation>
    </message>
    <message>
        <source>The formula has {length} characters; {most} is the most.</source>
        <translation>수식이 {length}자입니다. {most}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The formula is nested too deeply at character {place}. Make it simpler.</source>
        <translation>{place}번째 글자에서 괄호가 너무 깊습니다. 더 간단히 쓰세요.</translation>
    </message>
    <message>
        <source>The formula has too many parts. Make it simpler.</source>
        <translation>수식이 너무 복잡합니다. 더 간단히 쓰세요.</translation>
    </message>
    <message>
        <source>The number at character {place} is too large: keep it below 10¹².</source>
        <translation>{place}번째 글자의 수가 너무 큽니다. 10¹²보다 작게 쓰세요.</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} does not belong in a formula.</source>
        <translation>{place}번째 글자 “{sign}”은(는) 수식에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} is not known. The variables are: {known}.</source>
        <translation>{place}번째 글자 “{sign}”은(는) 모르는 이름입니다. 쓸 수 있는 변수: {known}</translation>
    </message>
    <message>
        <source>Something is missing before “{sign}” at character {place}.</source>
        <translation>{place}번째 글자 “{sign}” 앞에 빠진 것이 있습니다.</translation>
    </message>
    <message>
        <source>Something is missing after “{sign}” at character {place}.</source>
        <translation>{place}번째 글자 “{sign}” 뒤에 빠진 것이 있습니다.</translation>
    </message>
    <message>
        <source>The bracket “{sign}” at character {place} was never opened.</source>
        <translation>{place}번째 글자의 괄호 “{sign}”은(는) 연 적이 없습니다.</translation>
    </message>
    <message>
        <source>The bracket “{sign}” at character {place} is never closed.</source>
        <translation>{place}번째 글자의 괄호 “{sign}”을(를) 닫지 않았습니다.</translation>
    </message>
    <message>
        <source>After {sign} at character {place} comes a bracket: {sign}(…).</source>
        <translation>{place}번째 글자의 {sign} 뒤에는 괄호를 쓰세요: {sign}(…)</translation>
    </message>
    <message>
        <source>{sign} at character {place} needs {count} numbers, separated by a comma.</source>
        <translation>{place}번째 글자의 {sign}에는 쉼표로 나눈 수 {count}개가 필요합니다.</translation>
    </message>
    <message>
        <source>The comma at character {place} separates nothing: write decimals as 0.1.</source>
        <translation>{place}번째 글자의 쉼표는 나누는 것이 없습니다. 소수는 0.1처럼 쓰세요.</translation>
    </message>
    <message>
        <source>The digit “{sign}” at character {place} follows a letter: write 2x, or x² for a power.</source>
        <translation>{place}번째 글자의 숫자 “{sign}”이(가) 문자 뒤에 있습니다. 2x로 쓰거나 거듭제곱은 x²로 쓰세요.</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} has more than one point or comma. Write numbers like 1000.5.</source>
        <translation>{place}번째 글자의 “{sign}”에는 점이나 쉼표가 둘 이상 있습니다. 수는 1000.5처럼 쓰세요.</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} is Korean. Switch the keyboard to English and type it again.</source>
        <translation>{place}번째 글자의 “{sign}”은(는) 한글입니다. 키보드를 영문으로 바꾸고 다시 입력하세요.</translation>
    </message>
    <message>
        <source>“{sign}” to the power −1 at character {place} is ambiguous. For the reciprocal write 1/{sign}(…).</source>
        <translation>{place}번째 글자의 “{sign}”에 붙은 −1제곱은 뜻이 분명하지 않습니다. 역수라면 1/{sign}(…)로 쓰세요.</translation>
    </message>
    <message>
        <source>Two numbers stand side by side at character {place}: put an operator between them.</source>
        <translation>{place}번째 글자에 수 두 개가 나란히 있습니다. 사이에 연산 기호를 넣으세요.</translation>
    </message>
    <message>
        <source>{name} must be a number from {low} to {high}. It is {value}.</source>
        <translation>{name}은(는) {low}에서 {high}까지의 수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{name} must be at least {low} and below {high}. It is {value}.</source>
        <translation>{name}은(는) {low} 이상 {high} 미만이어야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>{name} must be a number above 0. It is {value}.</source>
        <translation>{name}은(는) 0보다 큰 수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>Weights and bias must be finite numbers.</source>
        <translation>가중치와 편향은 유한한 수여야 합니다.</translation>
    </message>
    <message>
        <source>There is nothing to learn from: add a point.</source>
        <translation>학습할 점이 없습니다. 점을 추가하세요.</translation>
    </message>
    <message>
        <source>The learning rate must be above 0; {rate} is not.</source>
        <translation>학습률은 0보다 커야 합니다. 지금은 {rate}입니다.</translation>
    </message>
    <message>
        <source>The data needs at least {least} points, each with an x and a t.</source>
        <translation>데이터에는 x와 t를 가진 점이 {least}개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>The data must consist of numbers between −{most} and {most}.</source>
        <translation>데이터는 −{most} 이상 {most} 이하의 수여야 합니다.</translation>
    </message>
    <message>
        <source>The depth must be a whole number of at least 1. It is {depth}.</source>
        <translation>깊이는 1 이상의 정수여야 합니다. 지금은 {depth}입니다.</translation>
    </message>
    <message>
        <source>Layers do not fit together: {outputs} outputs meet {inputs} inputs.</source>
        <translation>층이 서로 맞지 않습니다: 출력 {outputs}개가 입력 {inputs}개와 만납니다.</translation>
    </message>
    <message>
        <source>There is no data to train on. Choose other data.</source>
        <translation>학습할 데이터가 없습니다. 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>There are {images} images but {labels} labels. Choose other data.</source>
        <translation>이미지는 {images}장인데 레이블은 {labels}개입니다. 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>The network takes {inputs} inputs, but an image has {pixels} values.</source>
        <translation>신경망의 입력은 {inputs}개인데 이미지의 값은 {pixels}개입니다.</translation>
    </message>
    <message>
        <source>The batch size must be a whole number from 1 to {samples}. It is {value}.</source>
        <translation>배치 크기는 1에서 {samples}까지의 정수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>The training-set size must be a whole number from 1 to {samples}. It is {value}.</source>
        <translation>훈련 이미지 수는 1에서 {samples}까지의 정수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>Give the number of iterations or the number of epochs: a whole number above 0.</source>
        <translation>반복 횟수나 에폭 수를 0보다 큰 정수로 주세요.</translation>
    </message>
    <message>
        <source>Snapshots can be taken every 1, 2, 3 … iterations, or never (0), not {value}.</source>
        <translation>스냅숏은 1, 2, 3 …회마다 남기거나 남기지 않을(0) 수 있습니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The accuracy can be measured every 1, 2, 3 … iterations, or only after epochs (0), not {value}.</source>
        <translation>정확도는 1, 2, 3 … 반복마다 또는 에폭이 끝날 때만(0) 측정할 수 있습니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The largest length of the gradient must be a number of at least 0, not {value}.</source>
        <translation>기울기의 최대 길이는 0 이상인 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>“{value}” is not a way to draw batches. Choose one of: {choices}.</source>
        <translation>“{value}”은(는) 배치를 뽑는 방법이 아닙니다. 다음 가운데 고르세요: {choices}.</translation>
    </message>
    <message>
        <source>The data contains values that are not numbers. Choose other data.</source>
        <translation>데이터에 수가 아닌 값이 있습니다. 다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>The training diverged at iteration {iteration}: the numbers grew beyond all bounds. Try a smaller learning rate.</source>
        <translation>반복 {iteration}에서 학습이 발산했습니다: 값이 한없이 커졌습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>{array} must be bytes (N, height, width), not {found}.</source>
        <translation>{array}은(는) (N, 높이, 너비) 형상의 바이트여야 합니다. 지금은 {found}입니다.</translation>
    </message>
    <message>
        <source>{array} must be bytes (N,), not {found}.</source>
        <translation>{array}은(는) (N,) 형상의 바이트여야 합니다. 지금은 {found}입니다.</translation>
    </message>
    <message>
        <source>{array} holds no images. Choose files that hold some.</source>
        <translation>{array}에 이미지가 없습니다. 이미지가 든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{x} holds {images} images but {t} holds {labels} labels. Choose files that belong together.</source>
        <translation>{x}에는 이미지가 {images}장인데 {t}에는 레이블이 {labels}개입니다. 서로 짝이 맞는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The images are {height} × {width} pixels. At most {most} × {most} can be used.</source>
        <translation>이미지가 {height} × {width} 픽셀입니다. {most} × {most}까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Training and test images differ in size: {train} and {test} pixels. Choose files that match.</source>
        <translation>훈련 이미지와 시험 이미지의 크기가 다릅니다: {train}, {test} 픽셀. 크기가 같은 파일을 고르세요.</translation>
    </message>
    <message>
        <source>A label in {array} is {label}. Labels must be from 0 to {most}.</source>
        <translation>{array}에 레이블 {label}이(가) 있습니다. 레이블은 0에서 {most}까지여야 합니다.</translation>
    </message>
    <message>
        <source>There are {found} class names. From 1 to {most} can be used.</source>
        <translation>클래스 이름이 {found}개입니다. 1개에서 {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{count} of {all} images cannot be taken. Choose from 1 to {all}.</source>
        <translation>이미지 {all}장 가운데 {count}장을 고를 수 없습니다. 1에서 {all} 사이로 고르세요.</translation>
    </message>
    <message>
        <source>{file} lacks {names}. Save the arrays x_train, t_train, x_test and t_test in it.</source>
        <translation>{file}에 {names}이(가) 없습니다. x_train, t_train, x_test, t_test 배열을 함께 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {shape}. Images must be (N, height, width) or (N, side × side).</source>
        <translation>{file}: {array}의 형상이 {shape}입니다. 이미지는 (N, 높이, 너비) 또는 (N, 변 × 변)이어야 합니다.</translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {shape}: colour images. Save their grey levels, such as x.mean(axis=-1).</source>
        <translation>{file}: {array}의 형상은 {shape}이며 컬러 이미지입니다. x.mean(axis=-1)처럼 회색조로 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {shape}: the images lie along the last axis. Save x.transpose(2, 0, 1).</source>
        <translation>{file}: {array}의 형상은 {shape}이며 이미지가 마지막 축을 따라 놓여 있습니다. x.transpose(2, 0, 1)을 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {shape}: every column is an image. Save x.T.</source>
        <translation>{file}: {array}의 형상은 {shape}이며 열마다 이미지가 하나씩 있습니다. x.T를 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} goes from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255.</source>
        <translation>{file}: {array}의 값이 {low}에서 {high}까지입니다. 픽셀은 0–1 또는 0–255여야 합니다.</translation>
    </message>
    <message>
        <source>{file}: {array} must hold a class from 0 to {most} per image, as a whole number or one-hot.</source>
        <translation>{file}: {array}에는 이미지마다 0부터 {most}까지의 클래스가 정수나 원-핫으로 있어야 합니다.</translation>
    </message>
    <message>
        <source>{file}: {array} goes from {low} to {high}. Labels must be from 0 to {most}.</source>
        <translation>{file}: {array}의 값은 {low}부터 {high}까지입니다. 레이블은 0부터 {most}까지여야 합니다.</translation>
    </message>
    <message>
        <source>{file}: class_names must be a list of texts.</source>
        <translation>{file}: class_names는 문자열의 목록이어야 합니다.</translation>
    </message>
    <message>
        <source>The number of digits to generate must be a whole number from 1 to {most}, not {count}.</source>
        <translation>만들 숫자의 수는 1에서 {most}까지의 정수여야 합니다. {count}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Give one label for each of the {count} digits to generate.</source>
        <translation>만들 숫자 {count}개마다 레이블을 하나씩 주세요.</translation>
    </message>
    <message>
        <source>Each label must be a whole number from 0 to 9.</source>
        <translation>레이블은 0에서 9까지의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>{file} was not found. Choose another file.</source>
        <translation>{file}을(를) 찾을 수 없습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} is a folder, not a file. Choose a file inside it.</source>
        <translation>{file}은(는) 파일이 아니라 폴더입니다. 그 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file. Choose another file.</source>
        <translation>{file}은(는) 일반 파일이 아닙니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}). Copy it again or choose another.</source>
        <translation>{file}을(를) 읽을 수 없습니다({reason}). 다시 복사하거나 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} is empty. Download it again.</source>
        <translation>{file}이(가) 비어 있습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} is a damaged gzip file. Download it again.</source>
        <translation>{file}은(는) 손상된 gzip 파일입니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} ends in the middle of its gzip data. Download it again.</source>
        <translation>{file}은(는) gzip 데이터 중간에서 끊겼습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} is not an IDX file. Choose a file of images or labels as MNIST has them.</source>
        <translation>{file}은(는) IDX 파일이 아닙니다. MNIST와 같은 형식의 이미지나 레이블 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file} holds numbers of type {type}. Only unsigned bytes (0x08) can be read.</source>
        <translation>{file}의 자료형은 {type}입니다. 부호 없는 바이트(0x08)만 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>{file} has its bytes in the other order (little-endian). IDX is big-endian: save it with &apos;&gt;i4&apos; sizes.</source>
        <translation>{file}의 바이트 순서가 반대(리틀 엔디언)입니다. IDX는 빅 엔디언이므로 크기를 &apos;&gt;i4&apos;로 저장하세요.</translation>
    </message>
    <message>
        <source>{file} has {found} dimensions instead of {wanted}. Are images and labels swapped?</source>
        <translation>{file}은(는) {found}차원인데 {wanted}차원이어야 합니다. 이미지와 레이블이 바뀌지 않았습니까?</translation>
    </message>
    <message>
        <source>According to its header {file} is empty. Choose another file.</source>
        <translation>{file}의 헤더에 따르면 데이터가 없습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>According to its header {file} holds {size} MiB. At most {most} MiB can be read.</source>
        <translation>{file}의 헤더에 따르면 크기가 {size} MiB입니다. {most} MiB까지 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>{file} is too short: it should have {expected} bytes. Download it again.</source>
        <translation>{file}이(가) 너무 짧습니다. {expected}바이트여야 합니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} contains more data than its header states: it should have {expected} bytes. Download it again.</source>
        <translation>{file}에 헤더에 적힌 것보다 많은 데이터가 있습니다. {expected}바이트여야 합니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} contains more data after its gzip data. Download it again.</source>
        <translation>{file}은(는) gzip 데이터 뒤에 다른 내용이 있습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} has {found} dimensions. From 1 to {most} can be read.</source>
        <translation>{file}은(는) {found}차원입니다. 1차원에서 {most}차원까지 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for {file}. Close other programs.</source>
        <translation>{file}을(를) 열 메모리가 부족합니다. 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>{file} cannot be opened: you have no permission to read it. Ask its owner.</source>
        <translation>{file}을(를) 열 권한이 없습니다. 파일의 주인에게 읽기 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>The disk is full: {file} was not saved. Make room and save again.</source>
        <translation>디스크가 가득 차 {file}을(를) 저장하지 못했습니다. 공간을 비우고 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} may not be written there. Choose another folder.</source>
        <translation>그곳에는 {file}을(를) 쓸 수 없습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{file} is write-protected and was kept. Choose another name.</source>
        <translation>{file}은(는) 쓰기 금지 파일이어서 그대로 두었습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{file} is the name of a folder. Choose another name.</source>
        <translation>{file}은(는) 폴더 이름입니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose another folder.</source>
        <translation>{folder} 폴더가 없습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{file} was not saved ({reason}). Choose another folder.</source>
        <translation>{file} 파일을 저장하지 못했습니다({reason}). 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Only whole numbers from 0 to 255 can be saved as IDX, not {type}.</source>
        <translation>IDX로는 0에서 255까지의 정수만 저장할 수 있습니다. {type}은(는) 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>No folder with the MNIST files has been chosen. Download them, or choose a folder.</source>
        <translation>MNIST 파일이 있는 폴더가 지정되지 않았습니다. 파일을 받거나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{folder} holds no dataset. Choose a folder with these four files: {files}; or one with a folder of PNG pictures for each class; or an .npz or .csv file.</source>
        <translation>{folder}에 데이터가 없습니다. 파일 네 개({files})가 있는 폴더, 클래스마다 PNG 이미지 폴더가 있는 폴더, .npz 또는 .csv 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{folder} holds several datasets: {names}. Put the four files of one of them into a folder of its own.</source>
        <translation>{folder}에 데이터가 여러 벌 있습니다: {names}. 그중 한 벌의 파일 네 개를 다른 폴더에 따로 넣으세요.</translation>
    </message>
    <message>
        <source>{folder} lacks {files}. Put the missing files there or download them.</source>
        <translation>{folder}에 {files}이(가) 없습니다. 빠진 파일을 넣거나 받으세요.</translation>
    </message>
    <message>
        <source>{folder} cannot be opened: you have no permission to read it. Ask its owner.</source>
        <translation>{folder} 폴더를 열 권한이 없습니다. 폴더의 주인에게 읽기 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>{file} is not the published file: its contents differ. Download it again.</source>
        <translation>{file}은(는) 공식 배포 파일과 내용이 다릅니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose the folder that holds the MNIST files.</source>
        <translation>{folder}은(는) 폴더가 아닙니다. MNIST 파일이 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{file} must hold W1, b1, W2, b2 and so on without a gap, up to {most} layers.</source>
        <translation>{file}에는 W1, b1, W2, b2 …가 빠짐없이 있어야 하고 {most}층까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{file} is not a weights file. Choose an .npz, a .safetensors or the book&apos;s .pkl.</source>
        <translation>{file}은(는) 가중치 파일이 아닙니다. .npz, .safetensors 또는 책의 .pkl 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {found} instead of {wanted}. The layers must fit together.</source>
        <translation>{file}: {array}의 형상이 {found}인데 {wanted}이어야 합니다. 층이 서로 맞아야 합니다.</translation>
    </message>
    <message>
        <source>{file}: {array} has the type {type}. Save it as float16, float32 or float64.</source>
        <translation>{file}: {array}의 자료형이 {type}입니다. float16, float32, float64로 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} holds infinity or not-a-number. Train again with a lower learning rate.</source>
        <translation>{file}: {array}에 무한대나 수가 아닌 값이 있습니다. 학습률을 낮추어 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{file} holds {found} weights. At most {most} can be used.</source>
        <translation>{file}에 가중치가 {found}개 있습니다. {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{file}: the description of the network is damaged. Save the weights again.</source>
        <translation>{file}: 신경망에 대한 설명이 손상되었습니다. 가중치를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} asks for {what}. Only arrays of numbers are read from it: nothing was run.</source>
        <translation>{file}이(가) {what}을(를) 요구합니다. 수의 배열만 읽으며, 아무것도 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>{file} describes something other than arrays of numbers. Nothing was run.</source>
        <translation>{file}에 수의 배열이 아닌 것이 들어 있습니다. 아무것도 실행하지 않았습니다.</translation>
    </message>
    <message>
        <source>{file} is a damaged pickle file. Save the weights again.</source>
        <translation>{file}은(는) 손상된 pickle 파일입니다. 가중치를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MiB. Choose a smaller file.</source>
        <translation>{file}이(가) {most} MiB보다 큽니다. 더 작은 파일을 고르세요.</translation>
    </message>
    <message>
        <source>A batch of {size} does not fit: there are {samples} images. Choose from 1 to {samples}.</source>
        <translation>배치 크기 {size}은(는) 쓸 수 없습니다. 이미지가 {samples}장입니다. 1에서 {samples} 사이로 고르세요.</translation>
    </message>
    <message>
        <source>There is no batch {number}. An epoch has the batches 0 to {last}.</source>
        <translation>배치 {number}은(는) 없습니다. 한 에폭의 배치는 0에서 {last}까지입니다.</translation>
    </message>
    <message>
        <source>The batch size must be a whole number of at least 1. It is {value}.</source>
        <translation>배치 크기는 1 이상의 정수여야 합니다. 지금은 {value}입니다.</translation>
    </message>
    <message>
        <source>These weights hold no layer. Choose a file with W1, b1 and so on.</source>
        <translation>이 가중치에는 층이 없습니다. W1, b1 등이 든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The label {label} has no place among {classes} classes. Labels must be from 0 to {most}.</source>
        <translation>클래스 {classes}개에 레이블 {label}은(는) 없습니다. 레이블은 0에서 {most}까지여야 합니다.</translation>
    </message>
    <message>
        <source>An image of {height} × {width} pixels has no pixel at row {row}, column {column}.</source>
        <translation>{height} × {width} 픽셀 이미지에는 {row}행 {column}열의 픽셀이 없습니다.</translation>
    </message>
    <message>
        <source>{host} was not found. Is there a network? Try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버를 찾을 수 없습니다. 네트워크에 연결되어 있는지 확인한 뒤 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} refused the connection. Try again later, or choose a folder that holds the files.</source>
        <translation>{host} 서버가 연결을 거부했습니다. 나중에 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} stopped answering. Try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버가 더 이상 응답하지 않습니다. 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>No secure connection to {host} was possible. Are date and time of this computer right? If so, choose a folder that holds the files.</source>
        <translation>{host} 서버에 보안 연결을 할 수 없습니다. 이 컴퓨터의 날짜와 시각이 맞는지 확인하세요. 맞다면 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} leads to an unprotected address, which is not followed. Choose a folder that holds the files.</source>
        <translation>{host} 서버가 보호되지 않는 주소로 보내므로 따라가지 않습니다. 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} could not be reached ({reason}). Try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버에 연결할 수 없습니다({reason}). 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} does not have {file} (error {code}). Choose a folder that holds the files.</source>
        <translation>{host} 서버에 {file} 파일이 없습니다(오류 {code}). 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>This network asks for a login. Log in with a browser, then try again.</source>
        <translation>이 네트워크는 로그인이 필요합니다. 웹 브라우저에서 로그인한 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The connection to {host} was lost. Try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버와의 연결이 끊어졌습니다. 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} keeps redirecting. Try again later, or choose a folder that holds the files.</source>
        <translation>{host} 서버가 다른 주소로 계속 되돌려 보냅니다. 나중에 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>The proxy of this network blocked the connection to {host}. Ask its administrator, or choose a folder that holds the files.</source>
        <translation>이 네트워크의 프록시가 {host} 서버로의 연결을 막았습니다. 네트워크 관리자에게 문의하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} refuses access to {file} (error {code}). Choose a folder that holds the files.</source>
        <translation>{host} 서버가 {file} 파일을 내주지 않습니다(오류 {code}). 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} reports a server error (error {code}). Try again later, or choose a folder that holds the files.</source>
        <translation>{host} 서버에서 오류가 발생했습니다(오류 {code}). 나중에 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} returned an unexpected response (code {code}). Choose a folder that holds the files.</source>
        <translation>{host} 서버가 예상하지 못한 응답을 보냈습니다(코드 {code}). 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} sent something other than {file}, perhaps a login page. Open any page in a browser, then try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버가 {file} 파일이 아닌 것을 보냈습니다. 로그인 페이지일 수 있으니 웹 브라우저에서 아무 페이지나 연 뒤 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{host} sent more than {file} can hold. Choose a folder that holds the files.</source>
        <translation>{host} 서버가 {file} 파일보다 큰 데이터를 보냈습니다. 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{file} from {host} is not the published file. Try again, or choose a folder that holds the files.</source>
        <translation>{host} 서버에서 받은 {file} 파일은 공식 배포 파일과 다릅니다. 다시 시도하거나 파일이 들어 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again, or choose another folder.</source>
        <translation>디스크가 가득 찼습니다. 공간을 확보한 뒤 다시 시도하거나 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>nnviz cannot write to {folder}. Choose another folder.</source>
        <translation>{folder} 폴더에는 저장할 수 없습니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{folder} cannot be created: a file of that name exists. Choose another folder.</source>
        <translation>같은 이름의 파일이 있어 {folder} 폴더를 만들 수 없습니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Another window of nnviz is downloading files into {folder}. Wait for it, or choose another folder.</source>
        <translation>다른 nnviz 창이 {folder} 폴더로 파일을 내려받고 있습니다. 끝날 때까지 기다리거나 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>The network has {found} outputs. At most {most} can be shown: choose another file.</source>
        <translation>신경망의 출력이 {found}개입니다. {most}개까지만 보일 수 있습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Layer {layer} of this network has weights of shape {shape}. There is no weight {row}, {column}.</source>
        <translation>이 신경망의 {layer}층 가중치는 형상이 {shape}입니다. {row}, {column} 가중치는 없습니다.</translation>
    </message>
    <message>
        <source>Type an array, such as [[1, 2], [3, 4]].</source>
        <translation>[[1, 2], [3, 4]]와 같은 배열을 입력하세요.</translation>
    </message>
    <message>
        <source>This is too long: at most {most} characters.</source>
        <translation>너무 깁니다. 최대 {most}자까지 입력하세요.</translation>
    </message>
    <message>
        <source>“{found}” at character {place} cannot be read. Check this place.</source>
        <translation>{place}번째 글자 “{found}”을(를) 읽을 수 없습니다. 이곳을 확인하세요.</translation>
    </message>
    <message>
        <source>The line ends too early. Close every bracket.</source>
        <translation>줄이 너무 일찍 끝났습니다. 괄호를 모두 닫으세요.</translation>
    </message>
    <message>
        <source>“{found}” at character {place} is not available here. Try {examples}.</source>
        <translation>{place}번째 글자의 “{found}”은(는) 여기서 쓸 수 없습니다. {examples}을(를) 써 보세요.</translation>
    </message>
    <message>
        <source>There are too many brackets inside each other: at most {most}.</source>
        <translation>괄호가 너무 많이 겹쳐 있습니다. 최대 {most}겹까지 가능합니다.</translation>
    </message>
    <message>
        <source>An array of shape {shape} is too large here: at most {most} cells.</source>
        <translation>형상이 {shape}인 배열은 여기서 너무 큽니다. 원소는 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>An array has at most {most} axes here. This one has {found}.</source>
        <translation>여기서 배열의 축은 최대 {most}개입니다. 이 배열에는 {found}개가 있습니다.</translation>
    </message>
    <message>
        <source>The number {number} is too large. Use at most {most}.</source>
        <translation>수 {number}은(는) 너무 큽니다. {most} 이하로 입력하세요.</translation>
    </message>
    <message>
        <source>NumPy says: {message}</source>
        <translation>NumPy의 메시지: {message}</translation>
    </message>
    <message>
        <source>Transpose B</source>
        <translation>B를 전치</translation>
    </message>
    <message>
        <source>Transpose A</source>
        <translation>A를 전치</translation>
    </message>
    <message>
        <source>Make A a column</source>
        <translation>A를 열로</translation>
    </message>
    <message>
        <source>Make B a column</source>
        <translation>B를 열로</translation>
    </message>
    <message>
        <source>Reshape B to fit</source>
        <translation>B의 형상을 맞추기</translation>
    </message>
    <message>
        <source>Reshape A to fit</source>
        <translation>A의 형상을 맞추기</translation>
    </message>
    <message>
        <source>This array holds no numbers. Type numbers only, such as [[1, 2], [3, 4]].</source>
        <translation>이 배열에는 수가 없습니다. [[1, 2], [3, 4]]처럼 수만 입력하세요.</translation>
    </message>
    <message>
        <source>Give {count} folds of four numbers each, from −100 to 100.</source>
        <translation>접는 선 {count}개를 −100부터 100까지의 수 네 개씩으로 주세요.</translation>
    </message>
    <message>
        <source>A figure has at most 60 points (x₁, x₂) with numbers from −100 to 100.</source>
        <translation>도형의 점 (x₁, x₂)은 최대 60개이고, 수는 −100부터 100까지입니다.</translation>
    </message>
    <message>
        <source>The shape {shape} has more than 10¹² cells. Use smaller sizes.</source>
        <translation>형상 {shape}의 원소는 10¹²개보다 많습니다. 더 작은 크기를 쓰세요.</translation>
    </message>
    <message>
        <source>The sizes of {shape} are too large for NumPy, though it has no cells. Use smaller sizes.</source>
        <translation>{shape}의 원소는 없지만, 크기가 NumPy가 다루기에는 너무 큽니다. 더 작은 크기를 쓰세요.</translation>
    </message>
    <message>
        <source>The network has {size} inputs, but x has {given} numbers.</source>
        <translation>신경망의 입력은 {size}개인데 x에는 숫자가 {given}개 있습니다.</translation>
    </message>
    <message>
        <source>The network has {size} outputs, but t has {given} numbers.</source>
        <translation>신경망의 출력은 {size}개인데 t에는 숫자가 {given}개 있습니다.</translation>
    </message>
    <message>
        <source>Layers of {sizes} have {count} weights and biases. Given are {given}.</source>
        <translation>{sizes} 층의 가중치와 편향은 {count}개입니다. 주어진 것은 {given}개입니다.</translation>
    </message>
    <message>
        <source>For .safetensors files nnviz needs the library “safetensors”. Install it with: pip install &quot;nnviz[safetensors]&quot;</source>
        <translation>.safetensors 파일에는 “safetensors” 라이브러리가 필요합니다. 다음 명령으로 설치하세요: pip install &quot;nnviz[safetensors]&quot;</translation>
    </message>
    <message>
        <source>{file} is not a valid .safetensors file. Save the weights again.</source>
        <translation>{file}은(는) 올바른 .safetensors 파일이 아닙니다. 가중치를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} must hold a weight and a bias for every layer, such as layers.0.weight and layers.0.bias.</source>
        <translation>{file}에는 layers.0.weight와 layers.0.bias처럼 층마다 가중치와 편향이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A graph needs a variable: write w, x or b into the formula.</source>
        <translation>그래프에는 변수가 필요합니다. 식에 w, x, b 중 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>A network needs at least 2 layers: the inputs and the outputs. Type 2, 2.</source>
        <translation>신경망에는 층이 2개 이상 필요합니다. 입력과 출력입니다. 2, 2처럼 입력하세요.</translation>
    </message>
    <message>
        <source>There is no such weight: layer {layer} leads from {inputs} units to {units}. Count layers from 1 and units from 0.</source>
        <translation>그런 가중치는 없습니다. {layer}층은 뉴런 {inputs}개에서 {units}개로 이어집니다. 층은 1부터, 뉴런은 0부터 세세요.</translation>
    </message>
    <message>
        <source>A weight must be between −{most} and {most}; {value} is not.</source>
        <translation>가중치는 −{most} 이상 {most} 이하여야 합니다. {value}은(는) 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>Layers of {sizes} need {inputs} inputs and {outputs} targets. There are {x} and {t}.</source>
        <translation>{sizes} 층에는 입력 {inputs}개와 정답 {outputs}개가 필요합니다. 지금은 {x}개와 {t}개입니다.</translation>
    </message>
    <message>
        <source>{file} is not a table of images: each line must hold a label and the pixels of a square image.</source>
        <translation>{file}은(는) 이미지 표가 아닙니다. 줄마다 레이블과 정사각형 이미지의 픽셀이 있어야 합니다.</translation>
    </message>
    <message>
        <source>{file}: line {line} does not hold {wanted} numbers. Save the table again.</source>
        <translation>{file}: {line}번째 줄에 수가 {wanted}개 있지 않습니다. 표를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: the pixels go from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255.</source>
        <translation>{file}: 픽셀 값이 {low}부터 {high}까지입니다. 픽셀은 0부터 1까지 또는 0부터 255까지여야 합니다.</translation>
    </message>
    <message>
        <source>{file}: the labels must be whole numbers from 0 to {most}. They go from {low} to {high}.</source>
        <translation>{file}: 레이블은 0부터 {most}까지의 정수여야 합니다. 지금은 {low}부터 {high}까지입니다.</translation>
    </message>
    <message>
        <source>{file} holds {found} images. At least two are needed.</source>
        <translation>{file}에는 이미지가 {found}장 있습니다. 적어도 두 장이 필요합니다.</translation>
    </message>
    <message>
        <source>{file} and {other} have lines of different length. Choose files that match.</source>
        <translation>{file}과(와) {other}은(는) 줄의 길이가 다릅니다. 서로 맞는 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{file} holds more images than can be read: at most {most} MiB of pixels.</source>
        <translation>{file}에 읽을 수 있는 것보다 많은 이미지가 있습니다. 픽셀은 {most} MiB까지 읽습니다.</translation>
    </message>
    <message>
        <source>{folder} holds {found} classes. At most {most} can be used.</source>
        <translation>{folder}에 클래스가 {found}개 있습니다. {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{folder} holds {found} pictures. At most {most} can be used.</source>
        <translation>{folder}에 이미지가 {found}장 있습니다. {most}장까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{folder} holds too few pictures: put at least two PNG files of every class into its folder.</source>
        <translation>{folder}에 이미지가 너무 적습니다. 클래스 폴더마다 PNG 파일을 두 장 이상 넣으세요.</translation>
    </message>
    <message>
        <source>{file} has {found} pixels, {first} has {wanted}. All pictures must have the same size.</source>
        <translation>{file}은(는) {found} 픽셀이고 {first}은(는) {wanted} 픽셀입니다. 모든 이미지의 크기가 같아야 합니다.</translation>
    </message>
    <message>
        <source>{file} is too large for a picture of a digit. Choose another folder.</source>
        <translation>{file}은(는) 숫자 이미지로는 너무 큽니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{file} is a damaged PNG. Save the picture again.</source>
        <translation>{file}은(는) 손상된 PNG 파일입니다. 이미지를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} is an interlaced PNG. Save it without interlacing.</source>
        <translation>{file}은(는) 인터레이스 PNG입니다. 인터레이스 없이 저장하세요.</translation>
    </message>
    <message>
        <source>{file} has {height} × {width} pixels. At most {most} × {most} can be used.</source>
        <translation>{file}은(는) {height} × {width} 픽셀입니다. {most} × {most}까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>There are no points to learn from. Paint some, or choose a data set.</source>
        <translation>학습할 점이 없습니다. 점을 그리거나 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>At most {most} points can be used, and these are {found}. Remove some.</source>
        <translation>점은 {most}개까지 쓸 수 있는데 {found}개입니다. 몇 개를 지우세요.</translation>
    </message>
    <message>
        <source>A rule compares two formulas with &lt; or &gt;, such as {example}.</source>
        <translation>규칙은 두 식을 &lt; 또는 &gt;로 비교합니다. 예: {example}</translation>
    </message>
    <message>
        <source>Something to compare is missing beside “{sign}” at character {place}.</source>
        <translation>{place}번째 글자 “{sign}” 옆에 비교할 식이 없습니다.</translation>
    </message>
    <message>
        <source>The rule “{rule}” gives all of the plane from −{reach} to {reach} one class. Change its numbers.</source>
        <translation>규칙 “{rule}”에서는 −{reach}부터 {reach}까지의 평면 전체가 한 클래스입니다. 수를 바꾸세요.</translation>
    </message>
    <message>
        <source>Line {line} has {found} columns. Each line needs three: x₁, x₂ and a label, with commas between them.</source>
        <translation>{line}번째 줄의 열이 {found}개입니다. 줄마다 x₁, x₂, 레이블 세 개를 쉼표로 나누어 쓰세요.</translation>
    </message>
    <message>
        <source>“{text}” in line {line} is not a number. Write the first two columns as numbers.</source>
        <translation>{line}번째 줄의 “{text}”은(는) 수가 아닙니다. 앞의 두 열에는 수를 쓰세요.</translation>
    </message>
    <message>
        <source>Line {line} has no label. Write the class of the point into the third column.</source>
        <translation>{line}번째 줄에 레이블이 없습니다. 세 번째 열에 점의 클래스를 쓰세요.</translation>
    </message>
    <message>
        <source>Points found: {found}. A table needs at least {least} lines with x₁, x₂ and a label.</source>
        <translation>찾은 점: {found}개. 표에는 x₁, x₂, 레이블이 있는 줄이 적어도 {least}개 있어야 합니다.</translation>
    </message>
    <message>
        <source>The table has more than {most} points. Keep at most that many lines.</source>
        <translation>표에 점이 {most}개보다 많습니다. 그보다 많은 줄은 지우세요.</translation>
    </message>
    <message>
        <source>“{text}” in line {line} is not a number, but the labels before it are. Write names or numbers only.</source>
        <translation>{line}번째 줄의 “{text}”은(는) 수가 아닌데 앞의 레이블은 수입니다. 이름만 쓰거나 수만 쓰세요.</translation>
    </message>
    <message>
        <source>Line {line} has the label “{label}”, the first above {most} different ones. Join some classes.</source>
        <translation>{line}번째 줄의 레이블 “{label}” 때문에 서로 다른 레이블이 {most}개를 넘습니다. 클래스를 합치세요.</translation>
    </message>
    <message>
        <source>The text is too long for a table of points: at most {most} characters.</source>
        <translation>점의 표로 쓰기에는 글이 너무 깁니다. {most}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The curve must have values between −{most} and {most} for all x from −{reach} to {reach}.</source>
        <translation>곡선의 값은 −{reach}부터 {reach}까지의 모든 x에서 −{most} 이상 {most} 이하여야 합니다.</translation>
    </message>
    <message>
        <source>The learning diverged after {updates} updates. Try a smaller learning rate.</source>
        <translation>{updates}번 갱신한 뒤 학습이 발산했습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>The process of this run ended unexpectedly (code {code}). The other runs go on.</source>
        <translation>이 학습의 프로세스가 예기치 않게 끝났습니다(코드 {code}). 다른 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>The system could not start a process for this run ({reason}). Close other programs and try again.</source>
        <translation>시스템이 이 학습의 프로세스를 시작하지 못했습니다({reason}). 다른 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The kept run {file} is damaged and was left out. Delete the file, or put back a copy of it.</source>
        <translation>보관한 학습 {file}이(가) 손상되어 제외했습니다. 파일을 삭제하거나 사본으로 되돌리세요.</translation>
    </message>
    <message>
        <source>The kept run {file} could not be deleted ({reason}).</source>
        <translation>보관한 학습 {file}을(를) 삭제하지 못했습니다({reason}).</translation>
    </message>
    <message>
        <source>The runs cannot share the data: nothing can be written in {folder} ({reason}). Make room on the disk.</source>
        <translation>학습들이 데이터를 함께 쓸 수 없습니다. {folder}에 쓸 수 없습니다({reason}). 디스크 공간을 확보하세요.</translation>
    </message>
    <message>
        <source>There was not enough memory for this run. Try fewer units or images.</source>
        <translation>이 학습에 필요한 메모리가 부족했습니다. 뉴런이나 이미지 수를 줄여 보세요.</translation>
    </message>
    <message>
        <source>This run could not go on ({reason}). The others do.</source>
        <translation>이 학습은 계속할 수 없었습니다({reason}). 다른 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>{file} is not a table of labels like those of QMNIST: 32-bit numbers, a row for each image.</source>
        <translation>{file}은(는) QMNIST의 레이블 표가 아닙니다. 이미지마다 한 행씩 32비트 정수가 있어야 합니다.</translation>
    </message>
    <message>
        <source>{file} is not a valid .npz file. Save it again with numpy.savez.</source>
        <translation>{file}은(는) 올바른 .npz 파일이 아닙니다. numpy.savez로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: {array} is not a numeric array. Save it again as numbers.</source>
        <translation>{file}: {array}은(는) 수의 배열이 아닙니다. 수로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>“{text}” is not a stroke. Undo it, or clear the pad.</source>
        <translation>‘{text}’은(는) 획이 아닙니다. 취소하거나 그림판을 지우세요.</translation>
    </message>
    <message>
        <source>There is no room for more ink. Clear the pad.</source>
        <translation>잉크가 너무 많습니다. 그림판을 지우세요.</translation>
    </message>
    <message>
        <source>The picture has no pixels. Choose another one.</source>
        <translation>사진에 픽셀이 없습니다. 다른 사진을 고르세요.</translation>
    </message>
    <message>
        <source>No writing was found: the picture is almost even. Take one with dark ink on light paper.</source>
        <translation>글씨를 찾지 못했습니다. 사진이 거의 고른 색입니다. 밝은 종이에 진하게 쓴 사진을 쓰세요.</translation>
    </message>
    <message>
        <source>Ink and paper cannot be told apart in this picture. Crop it to the writing, or take it in even light.</source>
        <translation>이 사진에서는 잉크와 종이를 구별할 수 없습니다. 글씨 부분만 잘라 내거나 고른 빛에서 다시 찍으세요.</translation>
    </message>
    <message>
        <source>No digit was found: what stands out in this picture has softer edges than the strokes of a pen. Take a picture of writing, in focus.</source>
        <translation>숫자를 찾지 못했습니다. 이 사진에서 눈에 띄는 것은 펜으로 그은 획보다 가장자리가 흐립니다. 글씨를 초점이 맞게 찍으세요.</translation>
    </message>
    <message>
        <source>The stored picture is damaged. Open the picture again.</source>
        <translation>저장된 사진이 손상되었습니다. 사진을 다시 여세요.</translation>
    </message>
    <message>
        <source>One of your own digits is damaged. Open another scene.</source>
        <translation>직접 그린 숫자 하나가 손상되었습니다. 다른 장면을 여세요.</translation>
    </message>
    <message>
        <source>You have {most} digits of your own. Delete them before you add more.</source>
        <translation>직접 그린 숫자가 {most}개입니다. 더 추가하려면 먼저 삭제하세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read as a picture. Save it as PNG or JPEG and try again.</source>
        <translation>{file}을(를) 사진으로 읽을 수 없습니다. PNG나 JPEG로 저장한 뒤 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The notebook holds a line that is not a trial. Open another session or scene.</source>
        <translation>노트에 시행이 아닌 줄이 있습니다. 다른 세션이나 장면을 여세요.</translation>
    </message>
    <message>
        <source>At most {most} characters fit into the notebook; these are {found}.</source>
        <translation>노트에는 {most}자까지 쓸 수 있는데 {found}자입니다.</translation>
    </message>
    <message>
        <source>The notebook is full: it holds {most} trials. Export it, then remove some.</source>
        <translation>노트가 가득 찼습니다. 시행은 {most}개까지입니다. 내보낸 다음 몇 개를 지우세요.</translation>
    </message>
    <message>
        <source>There is no network yet: open the tab Network once, then choose this here again.</source>
        <translation>아직 신경망이 없습니다. 신경망 탭을 한 번 연 뒤 여기서 다시 고르세요.</translation>
    </message>
    <message>
        <source>No network has been trained yet. Start a run in Training, then choose it here again.</source>
        <translation>아직 학습한 신경망이 없습니다. 학습 탭에서 실행을 시작한 뒤 다시 고르세요.</translation>
    </message>
    <message>
        <source>There is no network yet: open the tab Playground once, then choose this here again.</source>
        <translation>아직 신경망이 없습니다. 놀이터 탭을 한 번 연 뒤 여기서 다시 고르세요.</translation>
    </message>
    <message>
        <source>This network is {sizes}. The images here need {inputs} inputs and {outputs} outputs: choose other images or another network.</source>
        <translation>이 신경망은 {sizes}입니다. 여기 이미지에는 입력 {inputs}개와 출력 {outputs}개가 필요합니다. 다른 이미지나 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>This network does not end in a softmax, which classes need: choose that as its output first.</source>
        <translation>이 신경망의 출력은 소프트맥스가 아닙니다. 클래스를 나누려면 소프트맥스가 필요하므로 먼저 출력을 소프트맥스로 고르세요.</translation>
    </message>
    <message>
        <source>This network has the layers {sizes}. Here one has at most {layers} layers and a million weights: open it in Inference.</source>
        <translation>이 신경망의 층은 {sizes}입니다. 여기서는 층 {layers}개, 가중치 백만 개까지만 다룹니다. 추론 탭에서 여세요.</translation>
    </message>
    <message>
        <source>No file of weights is chosen yet: use File ▸ Open a network….</source>
        <translation>아직 가중치 파일을 고르지 않았습니다. 파일 ▸ 신경망 열기…를 쓰세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read. Is it still there?</source>
        <translation>{file} 파일을 읽을 수 없습니다. 아직 그 자리에 있습니까?</translation>
    </message>
    <message>
        <source>{file} is not a text file. Save the table as CSV in UTF-8.</source>
        <translation>{file}은(는) 글이 아닙니다. 표를 UTF-8 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>This network is {sizes}. A point has 2 numbers, so that a network here needs 2 inputs, or as many as inputs are chosen on the left.</source>
        <translation>이 신경망은 {sizes}입니다. 점에는 수가 2개 있으므로 여기서는 입력이 2개이거나, 왼쪽에서 고른 입력의 개수와 같아야 합니다.</translation>
    </message>
    <message>
        <source>This network is {sizes}. Two classes need 1 output with the sigmoid or the identity, or 2 with softmax: choose other points or another network.</source>
        <translation>이 신경망은 {sizes}입니다. 클래스가 둘이면 시그모이드나 항등 함수 출력 1개, 소프트맥스라면 2개가 필요합니다. 다른 점이나 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>This network is {sizes}. The {classes} classes on show need {classes} outputs with softmax: choose other points or another network.</source>
        <translation>이 신경망은 {sizes}입니다. 지금 보이는 클래스 {classes}개에는 소프트맥스 출력 {classes}개가 필요합니다. 다른 점이나 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>This network is {sizes}. The points on show have numbers to predict, which need 1 output with the identity: choose other points or another network.</source>
        <translation>이 신경망은 {sizes}입니다. 지금 보이는 점은 수를 예측하므로 항등 함수 출력 1개가 필요합니다. 다른 점이나 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>This network is {sizes}. Here are at most {layers} hidden layers of at most {units} units.</source>
        <translation>이 신경망은 {sizes}입니다. 여기서는 은닉층이 최대 {layers}개이고 층마다 뉴런이 최대 {units}개입니다.</translation>
    </message>
    <message>
        <source>A network with step functions cannot be trained: its derivative is 0. Choose another activation first.</source>
        <translation>계단 함수를 쓰는 신경망은 미분값이 0이므로 학습할 수 없습니다. 먼저 다른 활성화 함수를 고르세요.</translation>
    </message>
    <message>
        <source>No network has been taken over yet: use File ▸ Take over the network of … first.</source>
        <translation>아직 가져온 신경망이 없습니다. 먼저 파일 ▸ … 탭의 신경망 가져오기를 쓰세요.</translation>
    </message>
    <message>
        <source>The weights that were taken over are gone. Take them over again, or choose other initial weights.</source>
        <translation>가져온 가중치가 없어졌습니다. 다시 가져오거나 다른 가중치 초깃값을 고르세요.</translation>
    </message>
    <message>
        <source>The weights that were taken over belong to the layers {sizes}. Choose other initial weights first, then other layers or images.</source>
        <translation>가져온 가중치는 층 {sizes}의 것입니다. 먼저 다른 가중치 초깃값을 고른 뒤 층이나 이미지를 바꾸세요.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on. Try fewer units or points.</source>
        <translation>계속하기에 메모리가 모자랍니다. 뉴런이나 점의 수를 줄여 보세요.</translation>
    </message>
    <message>
        <source>The run could not go on ({reason}).</source>
        <translation>학습을 계속할 수 없었습니다({reason}).</translation>
    </message>
    <message>
        <source>The process that learned ended unexpectedly (code {code}). The run goes on from its last update.</source>
        <translation>학습하던 프로세스가 예기치 않게 끝났습니다(코드 {code}). 학습은 마지막 갱신부터 이어집니다.</translation>
    </message>
    <message>
        <source>No place was found at which this formula has a value. Try another one.</source>
        <translation>이 식의 값이 있는 곳을 찾지 못했습니다. 다른 식을 입력하세요.</translation>
    </message>
</context>
<context>
    <name>scenes</name>
    <message>
        <source>a whole number from 1 on</source>
        <translation>1 이상의 정수</translation>
    </message>
    <message>
        <source>the name of a tab</source>
        <translation>탭 이름</translation>
    </message>
    <message>
        <source>a list of settings between { and }</source>
        <translation>{ }로 묶은 설정 목록</translation>
    </message>
    <message>
        <source>{name} is not a valid scene file. {reason}</source>
        <translation>{name}은(는) 올바른 장면 파일이 아닙니다. {reason}</translation>
    </message>
    <message>
        <source>{name} is too large for a scene.</source>
        <translation>{name}은(는) 장면 파일로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of nnviz. Install the newest version.</source>
        <translation>{name}은(는) 더 새로운 버전의 nnviz에서 만든 파일입니다. 최신 버전을 설치하세요.</translation>
    </message>
    <message>
        <source>{name} is a scene of a tab called “{tab}”, which this nnviz does not have.</source>
        <translation>{name} 파일은 이 nnviz에 없는 “{tab}” 탭의 장면입니다.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>비어 있습니다.</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>괄호가 너무 깊게 겹쳐 있습니다.</translation>
    </message>
    <message>
        <source>“{key}” must be {wanted}.</source>
        <translation>“{key}”에는 {wanted}이(가) 있어야 합니다.</translation>
    </message>
    <message>
        <source>Line {line} has a comma before a closing bracket: take it away.</source>
        <translation>{line}번째 줄에서 닫는 괄호 앞의 쉼표를 지우세요.</translation>
    </message>
    <message>
        <source>Line {line} has quotation marks of another kind: write them as &quot;.</source>
        <translation>{line}번째 줄의 따옴표가 다른 종류입니다. &quot;로 쓰세요.</translation>
    </message>
    <message>
        <source>Line {line}, letter {column} cannot be read.</source>
        <translation>{line}번째 줄의 {column}번째 글자를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>It has letters in an encoding that is not UTF-8. Open it in an editor and save it as UTF-8.</source>
        <translation>UTF-8이 아닌 인코딩으로 쓴 글자가 있습니다. 편집기에서 열어 UTF-8로 저장하세요.</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>The settings of the last session could not be read: {reason}</source>
        <translation>지난 세션의 설정을 읽지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Some settings of the last session were damaged and are left out.</source>
        <translation>지난 세션의 설정 일부가 손상되어 제외했습니다.</translation>
    </message>
    <message>
        <source>These settings of the last session could not be restored: {names}.</source>
        <translation>지난 세션의 다음 설정을 되살리지 못했습니다: {names}.</translation>
    </message>
    <message>
        <source>The session as it was is kept in {file}.</source>
        <translation>원래 세션은 {file}에 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Your settings could not be saved: {reason}</source>
        <translation>설정을 저장하지 못했습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>strip</name>
    <message>
        <source>Copy the selection</source>
        <translation>선택한 부분 복사</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>이 줄 복사</translation>
    </message>
</context>
<context>
    <name>tab</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>There is no view called {name}.</source>
        <translation>{name}(이)라는 화면은 없습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>다시 재생</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>These settings cannot be shown, so the last ones stay. The reason is in the log.</source>
        <translation>이 설정은 표시할 수 없어 앞의 설정을 그대로 둡니다. 이유는 로그에 있습니다.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>실행 취소 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>다시 실행 (Ctrl+Shift+Z)</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Gates</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>Book chapter 2</source>
        <translation>책 2장</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Book chapters 3 and 6.2</source>
        <translation>책 3장, 6.2절</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>텐서</translation>
    </message>
    <message>
        <source>Book chapter 3.3</source>
        <translation>책 3.3절</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Book chapters 3.4 and 5</source>
        <translation>책 3.4절, 5장</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Book chapters 3.5 and 4.2</source>
        <translation>책 3.5절, 4.2절</translation>
    </message>
    <message>
        <source>Derivatives</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>Book chapter 4.3</source>
        <translation>책 4.3절</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Book chapters 4.4 and 6.1</source>
        <translation>책 4.4절, 6.1절</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Book chapters 3.6 and 4.2.3</source>
        <translation>책 3.6절, 4.2.3절</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Book chapters 3.6, 4.5 and 6</source>
        <translation>책 3.6절, 4.5절, 6장</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>놀이터</translation>
    </message>
    <message>
        <source>Goes beyond the book</source>
        <translation>책을 넘어서는 내용</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>Book chapter 3.6</source>
        <translation>책 3.6절</translation>
    </message>
</context>
<context>
    <name>tensors</name>
    <message>
        <source>Array</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>연산자</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>정사영</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>기하</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>순간</translation>
    </message>
    <message>
        <source>Cell by cell</source>
        <translation>원소별로 재생</translation>
    </message>
    <message>
        <source>A row meets a column</source>
        <translation>행과 열이 만남</translation>
    </message>
    <message>
        <source>Space: the row travels over the columns. Or click a cell of the result.</source>
        <translation>스페이스 키를 누르면 행이 열 위를 차례로 지나갑니다. 또는 결과의 원소를 클릭하세요.</translation>
    </message>
    <message>
        <source>Matrix times vector</source>
        <translation>행렬과 벡터의 곱</translation>
    </message>
    <message>
        <source>[[1, 2], [1, 2]] @ [2, 3] = [8, 8].</source>
        <translation>[[1, 2], [1, 2]] @ [2, 3] = [8, 8]입니다.</translation>
    </message>
    <message>
        <source>Column times row</source>
        <translation>열 곱하기 행</translation>
    </message>
    <message>
        <source>(3, 1) @ (1, 3) is a whole matrix: every pair of numbers.</source>
        <translation>(3, 1) @ (1, 3)은 행렬 하나가 됩니다. 수의 모든 쌍이 들어 있습니다.</translation>
    </message>
    <message>
        <source>Row times column</source>
        <translation>행 곱하기 열</translation>
    </message>
    <message>
        <source>(1, 3) @ (3, 1) is a single number, still with two axes: [[14]].</source>
        <translation>(1, 3) @ (3, 1)은 수 하나이지만 축은 여전히 둘입니다: [[14]].</translation>
    </message>
    <message>
        <source>A product as a sum</source>
        <translation>합으로 보는 곱</translation>
    </message>
    <message>
        <source>Three outer products are added: the whole result grows term by term.</source>
        <translation>외적 세 개를 더합니다. 결과 전체가 항 하나씩 커집니다.</translation>
    </message>
    <message>
        <source>A product column by column</source>
        <translation>열 하나씩 보는 곱</translation>
    </message>
    <message>
        <source>Every column of B is a vector of its own that A is multiplied with.</source>
        <translation>B의 열 하나하나가 A와 곱해지는 벡터입니다.</translation>
    </message>
    <message>
        <source>(2,) * (1, 2, 2) = [[[1, 4], [3, 8]]]. Space stretches the vector first.</source>
        <translation>(2,) * (1, 2, 2) = [[[1, 4], [3, 8]]]입니다. 스페이스 키를 누르면 먼저 벡터가 늘어납니다.</translation>
    </message>
    <message>
        <source>Cell by cell, two axes in front</source>
        <translation>원소별 곱, 앞에 축 두 개 추가</translation>
    </message>
    <message>
        <source>Broadcasting: column and row</source>
        <translation>브로드캐스팅: 열과 행</translation>
    </message>
    <message>
        <source>(3, 1) + (4,): both are stretched. Space shows it step by step.</source>
        <translation>(3, 1) + (4,): 둘 다 늘어납니다. 스페이스 키를 누르면 단계별로 보입니다.</translation>
    </message>
    <message>
        <source>A bias for a batch</source>
        <translation>배치에 더하는 편향</translation>
    </message>
    <message>
        <source>(32, 10) + (10,): the bias is added to each of the 32 samples.</source>
        <translation>(32, 10) + (10,): 편향을 표본 32개 각각에 더합니다.</translation>
    </message>
    <message>
        <source>Three axes: @</source>
        <translation>축이 셋: @</translation>
    </message>
    <message>
        <source>Matrix by matrix: the first of A with the first of B. Compare it with dot.</source>
        <translation>행렬끼리 짝지어 곱합니다. A의 첫 번째는 B의 첫 번째와 곱합니다. dot과 비교해 보세요.</translation>
    </message>
    <message>
        <source>Three axes: dot</source>
        <translation>축이 셋: dot</translation>
    </message>
    <message>
        <source>dot makes all pairs, 36 numbers. Its darker cells are the 18 of @.</source>
        <translation>dot은 모든 쌍을 만들어 수가 36개입니다. 더 진한 원소가 @의 18개입니다.</translation>
    </message>
    <message>
        <source>A layer on all of MNIST</source>
        <translation>MNIST 전체에 대한 층 하나</translation>
    </message>
    <message>
        <source>(60000, 784) @ (784, 50): every image becomes 50 numbers.</source>
        <translation>(60000, 784) @ (784, 50): 이미지마다 수 50개가 됩니다.</translation>
    </message>
    <message>
        <source>The gradient of W: xᵀ · dout</source>
        <translation>W의 기울기: xᵀ · dout</translation>
    </message>
    <message>
        <source>x is (100, 784), dout (100, 50): x.T @ dout has the shape of W, (784, 50).</source>
        <translation>x는 (100, 784), dout은 (100, 50)입니다. x.T @ dout의 형상은 W와 같은 (784, 50)입니다.</translation>
    </message>
    <message>
        <source>Where + fits: drag c</source>
        <translation>+가 맞는 곳: c 움직이기</translation>
    </message>
    <message>
        <source>(a, b) + (c,) fits only where c is b, or 1. Move the slider of c.</source>
        <translation>(a, b) + (c,)는 c가 b와 같거나 1일 때만 맞습니다. c의 슬라이더를 움직이세요.</translation>
    </message>
    <message>
        <source>30 × 30 times 30 × 30</source>
        <translation>30 × 30 곱하기 30 × 30</translation>
    </message>
    <message>
        <source>900 cells, each a sum of 30 products.</source>
        <translation>원소 900개이며, 각각 곱 30개의 합입니다.</translation>
    </message>
    <message>
        <source>Two vectors: (3,) @ (3,) is ()</source>
        <translation>두 벡터: (3,) @ (3,)의 형상은 ()</translation>
    </message>
    <message>
        <source>The inner product is a single number, 32: no axis is left, the shape is ().</source>
        <translation>내적은 수 하나인 32입니다. 남는 축이 없으므로 형상은 ()입니다.</translation>
    </message>
    <message>
        <source>Axes in front: @ and dot</source>
        <translation>앞쪽 축: @와 dot</translation>
    </message>
    <message>
        <source>@ broadcasts the axes in front: (2, 5, 3, 2). np.dot keeps all of them: (2, 1, 3, 5, 2).</source>
        <translation>@는 앞쪽 축을 브로드캐스팅합니다: (2, 5, 3, 2). np.dot은 모두 남깁니다: (2, 1, 3, 5, 2).</translation>
    </message>
    <message>
        <source>Failure: @ with a single number</source>
        <translation>실패: 수 하나와의 @</translation>
    </message>
    <message>
        <source>np.dot multiplies every cell by it; @ needs at least one axis.</source>
        <translation>np.dot은 모든 원소에 그 수를 곱합니다. @는 축이 하나 이상 있어야 합니다.</translation>
    </message>
    <message>
        <source>Failure: the inner sizes differ</source>
        <translation>실패: 안쪽 크기가 다름</translation>
    </message>
    <message>
        <source>(2, 3) @ (2, 3): 3 meets 2. Click a suggestion.</source>
        <translation>(2, 3) @ (2, 3): 3이 2와 만납니다. 고치는 방법을 클릭하세요.</translation>
    </message>
    <message>
        <source>Failure: shapes do not align</source>
        <translation>실패: 맞지 않는 형상</translation>
    </message>
    <message>
        <source>From the right, 2 meets 3. As a column (2, 1), the vector fits.</source>
        <translation>오른쪽부터 맞추면 2가 3과 만납니다. 벡터를 열 (2, 1)로 만들면 맞습니다.</translation>
    </message>
    <message>
        <source>Pitfall: * for the matrix product</source>
        <translation>흔한 실수: 행렬 곱 대신 *</translation>
    </message>
    <message>
        <source>No error, but another result: @ gives [[19, 22], [43, 50]].</source>
        <translation>오류는 없지만 결과가 다릅니다. @의 결과는 [[19, 22], [43, 50]]입니다.</translation>
    </message>
    <message>
        <source>Race: adding two vectors</source>
        <translation>경주: 두 벡터의 덧셈</translation>
    </message>
    <message>
        <source>Where do the two lines cross, and how far apart are they at a million numbers?</source>
        <translation>두 선은 어디에서 만나며, 수 백만 개에서는 얼마나 벌어집니까?</translation>
    </message>
    <message>
        <source>Race: an inner product</source>
        <translation>경주: 내적</translation>
    </message>
    <message>
        <source>One number comes out, and BLAS makes it.</source>
        <translation>수 하나가 나오고, BLAS가 계산합니다.</translation>
    </message>
    <message>
        <source>Race: a product of matrices</source>
        <translation>경주: 행렬의 곱</translation>
    </message>
    <message>
        <source>Three loops inside each other: twice the side, eight times the steps.</source>
        <translation>세 겹의 반복문입니다. 한 변이 두 배이면 단계는 여덟 배입니다.</translation>
    </message>
    <message>
        <source>An array and its transpose</source>
        <translation>배열과 전치</translation>
    </message>
    <message>
        <source>Space moves the cells: x[i, j] becomes x.T[j, i]. Or click a suggestion below.</source>
        <translation>스페이스 키를 누르면 원소가 옮겨 갑니다. x[i, j]가 x.T[j, i]가 됩니다. 또는 아래의 제안을 클릭하세요.</translation>
    </message>
    <message>
        <source>Answer first: 0, 1, or 5?</source>
        <translation>먼저 답하세요: 0, 1, 아니면 5?</translation>
    </message>
    <message>
        <source>Rank 0: a single number</source>
        <translation>랭크 0: 수 하나</translation>
    </message>
    <message>
        <source>Its shape is (): no axis at all. x[None] gives it one.</source>
        <translation>형상은 ()이고 축이 없습니다. x[None]으로 축이 하나 생깁니다.</translation>
    </message>
    <message>
        <source>Rank 2: one row of a matrix</source>
        <translation>랭크 2: 행렬의 한 행</translation>
    </message>
    <message>
        <source>An index takes an axis away: (3, 5) becomes (5,).</source>
        <translation>인덱스는 축 하나를 없앱니다. (3, 5)가 (5,)가 됩니다.</translation>
    </message>
    <message>
        <source>A slice keeps the axis: (3, 3, 5) becomes (3, 3, 2).</source>
        <translation>슬라이스는 축을 남깁니다. (3, 3, 5)가 (3, 3, 2)가 됩니다.</translation>
    </message>
    <message>
        <source>A digit unrolled: 28 × 28 → 784</source>
        <translation>숫자 펼치기: 28 × 28 → 784</translation>
    </message>
    <message>
        <source>MNIST: (60000, 28, 28)</source>
        <translation>MNIST: (60000, 28, 28)</translation>
    </message>
    <message>
        <source>A batch cut out of MNIST</source>
        <translation>MNIST에서 잘라 낸 배치</translation>
    </message>
    <message>
        <source>A random batch</source>
        <translation>무작위 배치</translation>
    </message>
    <message>
        <source>Space: row after row is appended to the one before. (r, c) goes to 28r + c.</source>
        <translation>스페이스 키를 누르면 행이 차례로 앞 행의 뒤에 놓입니다. (r, c)는 28r + c로 갑니다.</translation>
    </message>
    <message>
        <source>Predict: rank of five numbers</source>
        <translation>예측: 수 다섯 개의 랭크</translation>
    </message>
    <message>
        <source>Rank 3: two columns of each</source>
        <translation>랭크 3: 모든 행렬의 두 열</translation>
    </message>
    <message>
        <source>Axis 0 is the samples. As float64 the same numbers take eight times the memory.</source>
        <translation>축 0은 표본입니다. 같은 수를 float64로 두면 메모리를 여덟 배 차지합니다.</translation>
    </message>
    <message>
        <source>x[10:110] takes 100 samples along axis 0 and leaves the other axes as they are.</source>
        <translation>x[10:110]은 축 0에서 표본 100개를 꺼내고 다른 축은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>rng.choice draws five indices, and x[…] takes what is stored there.</source>
        <translation>rng.choice가 인덱스 다섯 개를 뽑고, x[…]가 그 자리의 값을 꺼냅니다.</translation>
    </message>
    <message>
        <source>The last step of every sequence: one vector for each sample.</source>
        <translation>모든 시퀀스의 마지막 시점입니다. 표본마다 벡터 하나입니다.</translation>
    </message>
    <message>
        <source>(samples, height, width, channels) becomes (samples, channels, height, width).</source>
        <translation>(표본, 높이, 너비, 채널)이 (표본, 채널, 높이, 너비)가 됩니다.</translation>
    </message>
    <message>
        <source>Three channels, cell by cell</source>
        <translation>채널 세 개, 원소별로</translation>
    </message>
    <message>
        <source>Each pixel gives one number to each of the three pictures.</source>
        <translation>픽셀마다 세 그림에 수를 하나씩 줍니다.</translation>
    </message>
    <message>
        <source>Video: rank 5</source>
        <translation>동영상: 랭크 5</translation>
    </message>
    <message>
        <source>(samples, frames, height, width, channels): x[0, 0] is a single picture.</source>
        <translation>(표본, 프레임, 높이, 너비, 채널): x[0, 0]은 그림 한 장입니다.</translation>
    </message>
    <message>
        <source>Sequences: steps and features</source>
        <translation>시퀀스: (표본, 시점, 특징)</translation>
    </message>
    <message>
        <source>Images: channels last and first</source>
        <translation>이미지: 채널이 뒤에서 앞으로</translation>
    </message>
    <message>
        <source>Pitfall: 300 as a uint8</source>
        <translation>흔한 실수: uint8에 넣은 300</translation>
    </message>
    <message>
        <source>One byte holds 0 to 255: 300 becomes 44, without a warning.</source>
        <translation>1바이트에는 0부터 255까지만 들어갑니다. 300은 경고 없이 44가 됩니다.</translation>
    </message>
    <message>
        <source>Pitfall: ragged rows</source>
        <translation>흔한 실수: 길이가 다른 행</translation>
    </message>
    <message>
        <source>Rows must be equally long: today&apos;s NumPy raises ValueError.</source>
        <translation>행의 길이가 같아야 합니다. 지금의 NumPy는 ValueError를 일으킵니다.</translation>
    </message>
    <message>
        <source>Pitfall: a list that is repeated</source>
        <translation>흔한 실수: 반복되는 리스트</translation>
    </message>
    <message>
        <source>2 times a list repeats it, 2 times an array multiplies its numbers.</source>
        <translation>리스트에 2를 곱하면 반복되고, 배열에 2를 곱하면 수마다 곱합니다.</translation>
    </message>
    <message>
        <source>Pitfall: x.ndim() is called</source>
        <translation>흔한 실수: x.ndim()으로 호출</translation>
    </message>
    <message>
        <source>x.ndim and x.shape are values, not functions. np.ndim(x) is a function.</source>
        <translation>x.ndim과 x.shape는 함수가 아니라 값입니다. np.ndim(x)는 함수입니다.</translation>
    </message>
    <message>
        <source>Pitfall: * instead of @</source>
        <translation>흔한 실수: 행렬의 곱에 *</translation>
    </message>
    <message>
        <source>Pitfall: mean of a wrong axis</source>
        <translation>흔한 실수: 다른 축의 평균</translation>
    </message>
    <message>
        <source>* multiplies cell by cell, @ rows with columns. Both have the same shape here.</source>
        <translation>*는 원소별로, @는 행과 열을 곱합니다. 여기서는 둘의 형상이 같습니다.</translation>
    </message>
    <message>
        <source>Pitfall: .T of a vector</source>
        <translation>흔한 실수: 벡터의 .T</translation>
    </message>
    <message>
        <source>(3,) has only one axis, so .T changes nothing. [:, None] makes a column.</source>
        <translation>(3,)에는 축이 하나뿐이어서 .T를 붙여도 변하지 않습니다. [:, None]은 열을 만듭니다.</translation>
    </message>
    <message>
        <source>Two samples of three features. The mean over the samples is that of axis 0.</source>
        <translation>특징이 셋인 표본 두 개입니다. 표본에 대한 평균은 축 0의 평균입니다.</translation>
    </message>
    <message>
        <source>Acute: along u</source>
        <translation>예각: u와 같은 방향</translation>
    </message>
    <message>
        <source>The rectangle has the sides |u| and shadow: its area is the product, 11.</source>
        <translation>직사각형의 두 변은 |u|와 그림자입니다. 그 넓이가 내적 11입니다.</translation>
    </message>
    <message>
        <source>45° between them</source>
        <translation>사이의 각 45°</translation>
    </message>
    <message>
        <source>The shadow is as long as the line down to it: both are 2.</source>
        <translation>그림자의 길이와 내려 그은 선의 길이가 같습니다. 둘 다 2입니다.</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>No shadow: the product is 0 however long the vectors are.</source>
        <translation>그림자가 없습니다. 벡터가 아무리 길어도 내적은 0입니다.</translation>
    </message>
    <message>
        <source>Obtuse: against u</source>
        <translation>둔각: u와 반대 방향</translation>
    </message>
    <message>
        <source>Beyond 90° the shadow points the other way, and the product is negative.</source>
        <translation>90°를 넘으면 그림자가 반대쪽을 향하고 내적은 음수입니다.</translation>
    </message>
    <message>
        <source>Failure: a vector that is zero</source>
        <translation>실패: 영벡터</translation>
    </message>
    <message>
        <source>Nothing can be projected on a vector without a direction.</source>
        <translation>방향이 없는 벡터에는 정사영할 수 없습니다.</translation>
    </message>
    <message>
        <source>Operands</source>
        <translation>피연산자</translation>
    </message>
    <message>
        <source>Typed arrays</source>
        <translation>직접 입력한 배열</translation>
    </message>
    <message>
        <source>Shapes only</source>
        <translation>형상만</translation>
    </message>
    <message>
        <source>Shapes with sliders</source>
        <translation>슬라이더로 정하는 형상</translation>
    </message>
    <message>
        <source>Matrix times column</source>
        <translation>행렬 곱하기 열</translation>
    </message>
    <message>
        <source>Sum of outer products</source>
        <translation>외적의 합</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>벡터</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>평행이동</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>확대·축소</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>행렬</translation>
    </message>
    <message>
        <source>Affine: Wx + b</source>
        <translation>아핀: Wx + b</translation>
    </message>
    <message>
        <source>Affine, then ReLU</source>
        <translation>아핀 다음 ReLU</translation>
    </message>
    <message>
        <source>Two affine layers</source>
        <translation>아핀 층 두 개</translation>
    </message>
    <message>
        <source>Two layers, ReLU between</source>
        <translation>두 층, 사이에 ReLU</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>접는 선</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>An expression of NumPy, such as x.T, x[:, 1:3] or x.reshape(-1).</source>
        <translation>x.T, x[:, 1:3], x.reshape(-1)과 같은 NumPy 식입니다.</translation>
    </message>
    <message>
        <source>Hides what is known about x until you have answered.</source>
        <translation>답할 때까지 x에 대한 설명을 숨깁니다.</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>보는 방법</translation>
    </message>
    <message>
        <source>The same product, computed in another order.</source>
        <translation>같은 곱을 다른 순서로 계산합니다.</translation>
    </message>
    <message>
        <source>Rotation, 5° ×</source>
        <translation>회전, 5° ×</translation>
    </message>
    <message>
        <source>How far v is rotated to the left. Space rotates it.</source>
        <translation>v가 왼쪽으로 돈 정도입니다. 스페이스 키를 누르면 돕니다.</translation>
    </message>
    <message>
        <source>Above 0 it rotates to the left.</source>
        <translation>0보다 크면 왼쪽으로 돕니다.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Other random initial weights.</source>
        <translation>다른 무작위 초깃값에서 시작합니다.</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Addition of vectors</source>
        <translation>벡터의 덧셈</translation>
    </message>
    <message>
        <source>Inner product of vectors</source>
        <translation>벡터의 내적</translation>
    </message>
    <message>
        <source>Product of matrices</source>
        <translation>행렬의 곱</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>입력한 대로</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>An array such as [[1, 2], [3, 4]], np.zeros((60000, 28, 28)), or digit.</source>
        <translation>[[1, 2], [3, 4]], np.zeros((60000, 28, 28)) 또는 digit과 같은 배열입니다.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>How many bytes each number takes, and which numbers there are.</source>
        <translation>수 하나가 몇 바이트인지, 어떤 수를 담을 수 있는지 정합니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>식</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>A second line to compare with, or nothing.</source>
        <translation>비교할 두 번째 식입니다. 비워 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>Predict the rank first</source>
        <translation>랭크를 먼저 예측</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>연산자</translation>
    </message>
    <message>
        <source>* and + work cell by cell, @ and dot multiply rows with columns.</source>
        <translation>*와 +는 원소별로 계산하고, @와 dot은 행과 열을 곱합니다.</translation>
    </message>
    <message>
        <source>Given as</source>
        <translation>입력 방식</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>An array such as [[1, 2], [3, 4]], or np.arange(6).reshape(2, 3).</source>
        <translation>[[1, 2], [3, 4]] 또는 np.arange(6).reshape(2, 3)과 같은 배열입니다.</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Shape of A</source>
        <translation>A의 형상</translation>
    </message>
    <message>
        <source>Up to 6 sizes with commas; none for a single number.</source>
        <translation>쉼표로 나눈 크기를 최대 6개 입력하세요. 수 하나라면 비워 두세요.</translation>
    </message>
    <message>
        <source>Shape of B</source>
        <translation>B의 형상</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>b</source>
        <translation>b</translation>
    </message>
    <message>
        <source>c</source>
        <translation>c</translation>
    </message>
    <message>
        <source>u₁</source>
        <translation>u₁</translation>
    </message>
    <message>
        <source>u₂</source>
        <translation>u₂</translation>
    </message>
    <message>
        <source>v₁</source>
        <translation>v₁</translation>
    </message>
    <message>
        <source>v₂</source>
        <translation>v₂</translation>
    </message>
    <message>
        <source>What happens to every point of the plane.</source>
        <translation>평면의 모든 점에 일어나는 일입니다.</translation>
    </message>
    <message>
        <source>t₁</source>
        <translation>t₁</translation>
    </message>
    <message>
        <source>t₂</source>
        <translation>t₂</translation>
    </message>
    <message>
        <source>Angle θ</source>
        <translation>각 θ</translation>
    </message>
    <message>
        <source>Horizontally</source>
        <translation>가로로</translation>
    </message>
    <message>
        <source>Vertically</source>
        <translation>세로로</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>w₁₁ w₁₂ w₂₁ w₂₂, with spaces between them.</source>
        <translation>w₁₁ w₁₂ w₂₁ w₂₂를 공백으로 구분해 입력하세요.</translation>
    </message>
    <message>
        <source>b₁ b₂: where the origin goes.</source>
        <translation>b₁ b₂: 원점이 가는 곳입니다.</translation>
    </message>
    <message>
        <source>W of layer 2</source>
        <translation>2층의 W</translation>
    </message>
    <message>
        <source>b of layer 2</source>
        <translation>2층의 b</translation>
    </message>
    <message>
        <source>b₁ b₂ of the second layer.</source>
        <translation>두 번째 층의 b₁ b₂입니다.</translation>
    </message>
    <message>
        <source>0 %: the identity, 100 %: the whole map. Space plays it.</source>
        <translation>0 %는 항등 변환, 100 %는 변환 전체입니다. 스페이스 키를 누르면 재생합니다.</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>접는 방법</translation>
    </message>
    <message>
        <source>Drag the folds yourself, or let a network find them.</source>
        <translation>접는 선을 직접 드래그하거나, 신경망이 찾게 하세요.</translation>
    </message>
    <message>
        <source>Hidden units: each folds the plane along a line. 0: no hidden layer.</source>
        <translation>은닉 뉴런의 수입니다. 뉴런마다 평면을 직선을 따라 접습니다. 0이면 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>0 %: the plane is flat, 100 %: it is folded. Space folds it.</source>
        <translation>0 %: 평면이 평평합니다. 100 %: 접혔습니다. 스페이스 키를 누르면 접힙니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The step size of Adam.</source>
        <translation>Adam의 학습률입니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>How far the points are moved from their half circles.</source>
        <translation>점이 반원에서 벗어난 정도입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>What is timed, as a loop and as NumPy.</source>
        <translation>반복문과 NumPy로 시간을 재는 연산입니다.</translation>
    </message>
    <message>
        <source>There are too many numbers to draw them, so only the shapes are computed.</source>
        <translation>수가 너무 많아 그릴 수 없으므로 형상만 구합니다.</translation>
    </message>
    <message>
        <source>NumPy says: {message}.</source>
        <translation>NumPy의 메시지: {message}.</translation>
    </message>
    <message>
        <source>It names {operand}, whose shape is {shape}.</source>
        <translation>메시지가 가리키는 것은 {operand}이고, 그 형상은 {shape}입니다.</translation>
    </message>
    <message>
        <source>{shape} is neither a row nor a column: .T of a vector changes nothing.</source>
        <translation>{shape}은(는) 행도 열도 아닙니다. 벡터에 .T를 붙여도 변하지 않습니다.</translation>
    </message>
    <message>
        <source>One of the two is a single number: dot multiplies every cell by it.</source>
        <translation>둘 중 하나가 수 하나입니다. dot은 모든 원소에 그 수를 곱합니다.</translation>
    </message>
    <message>
        <source>The inner sizes are equal, {inner} and {inner}, so the result has the shape {shape}.</source>
        <translation>안쪽 크기가 {inner}와(과) {inner}(으)로 같으므로 결과의 형상은 {shape}입니다.</translation>
    </message>
    <message>
        <source>dot pairs every matrix of A with every one of B. The darker cells, where both have the same number, are all that A @ B keeps.</source>
        <translation>dot은 A의 모든 행렬을 B의 모든 행렬과 짝짓습니다. 둘의 번호가 같은 더 진한 원소만 A @ B에 남습니다.</translation>
    </message>
    <message>
        <source>The shapes are equal: cell by cell.</source>
        <translation>형상이 같으므로 원소별로 계산합니다.</translation>
    </message>
    <message>
        <source>Aligned from the right, {a} and {b} are both stretched to {shape}. Nothing is copied in memory.</source>
        <translation>오른쪽부터 맞추어 {a}와(과) {b}을(를) 모두 {shape}(으)로 늘립니다. 메모리에서는 아무것도 복사하지 않습니다.</translation>
    </message>
    <message>
        <source>Aligned from the right, {small} is stretched to {shape}. Nothing is copied in memory.</source>
        <translation>오른쪽부터 맞추어 {small}을(를) {shape}(으)로 늘립니다. 메모리에서는 아무것도 복사하지 않습니다.</translation>
    </message>
    <message>
        <source>This is not the matrix product: that is A @ B, of shape {shape}.</source>
        <translation>이것은 행렬 곱이 아닙니다. 행렬 곱은 A @ B이고 형상은 {shape}입니다.</translation>
    </message>
    <message>
        <source>A row of {row} meets a column of {column}</source>
        <translation>원소 {row}개인 행이 원소 {column}개인 열과 만납니다</translation>
    </message>
    <message>
        <source>{a} and {b}: Space stretches them step by step</source>
        <translation>{a}와(과) {b}: 스페이스 키를 누르면 단계별로 늘어납니다</translation>
    </message>
    <message>
        <source>A times column {number} of B is column {number} of the result</source>
        <translation>A와 B의 {number}번 열의 곱이 결과의 {number}번 열입니다</translation>
    </message>
    <message>
        <source>A times the vector B is the whole result</source>
        <translation>A와 벡터 B의 곱이 결과 전체입니다</translation>
    </message>
    <message>
        <source>Index {k}: column {k} of A times row {k} of B is added ({number} of {all})</source>
        <translation>인덱스 {k}: A의 {k}번 열과 B의 {k}번 행의 곱을 더합니다 ({all}개 중 {number}번째)</translation>
    </message>
    <message>
        <source>Term {k} of the sum is added ({number} of {all})</source>
        <translation>합의 {k}번 항을 더합니다 ({all}개 중 {number}번째)</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>Rotate v</source>
        <translation>v 회전</translation>
    </message>
    <message>
        <source>The shadow of v on u</source>
        <translation>u 위에 생긴 v의 그림자</translation>
    </message>
    <message>
        <source>Drag the vector u</source>
        <translation>벡터 u를 드래그하세요</translation>
    </message>
    <message>
        <source>Drag the vector v</source>
        <translation>벡터 v를 드래그하세요</translation>
    </message>
    <message>
        <source>|&lt;i&gt;u&lt;/i&gt;| · shadow</source>
        <translation>|&lt;i&gt;u&lt;/i&gt;| · 그림자</translation>
    </message>
    <message>
        <source>One vector is shorter than 10⁻¹⁵⁰: in float64 products of such small numbers can become 0, so no angle is shown.</source>
        <translation>한 벡터가 10⁻¹⁵⁰보다 짧습니다. float64에서는 이렇게 작은 수의 곱이 0이 될 수 있으므로 각도를 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>One vector is zero: the product is 0, and there is no angle.</source>
        <translation>한 벡터가 영벡터입니다. 내적은 0이고 각은 없습니다.</translation>
    </message>
    <message>
        <source>At 90° the vectors are orthogonal: there is no shadow, and the product is 0.</source>
        <translation>90°에서 두 벡터는 직교합니다. 그림자가 없고 내적은 0입니다.</translation>
    </message>
    <message>
        <source>The angle is {angle}°, less than 90°: the shadow points along u, and the product is above 0.</source>
        <translation>각은 {angle}°로 90°보다 작습니다. 그림자는 u와 같은 방향이고 내적은 0보다 큽니다.</translation>
    </message>
    <message>
        <source>The angle is {angle}°, more than 90°: the shadow points against u, and the product is below 0.</source>
        <translation>각은 {angle}°로 90°보다 큽니다. 그림자는 u와 반대 방향이고 내적은 0보다 작습니다.</translation>
    </message>
    <message>
        <source>Move the cells</source>
        <translation>원소 옮기기</translation>
    </message>
    <message>
        <source>There is no array x to work with.</source>
        <translation>사용할 배열 x가 없습니다.</translation>
    </message>
    <message>
        <source>What is the rank of x, its number of axes? Choose an answer.</source>
        <translation>x의 랭크, 곧 축의 개수는 몇입니까? 답을 고르세요.</translation>
    </message>
    <message>
        <source>A single number: rank 0, shape (), {bytes} of {dtype}.</source>
        <translation>수 하나입니다. 랭크 0, 형상 (), {dtype} {bytes}.</translation>
    </message>
    <message>
        <source>Rank {rank}: the shape {shape} has as many sizes. {size} numbers of {dtype} take {bytes}.</source>
        <translation>랭크 {rank}: 형상 {shape}에 크기가 그만큼 있습니다. {dtype} 수 {size}개가 {bytes}를 차지합니다.</translation>
    </message>
    <message>
        <source>Rank 1: the shape {shape} has one size. {size} numbers of {dtype} take {bytes}.</source>
        <translation>랭크 1: 형상 {shape}에 크기가 하나 있습니다. {dtype} 수 {size}개가 {bytes}를 차지합니다.</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>맞습니다.</translation>
    </message>
    <message>
        <source>{guess} is how many numbers it has, along its only axis.</source>
        <translation>{guess}은(는) 하나뿐인 축에 있는 수의 개수입니다.</translation>
    </message>
    <message>
        <source>Not {guess}.</source>
        <translation>{guess}이(가) 아닙니다.</translation>
    </message>
    <message>
        <source>The cells of row {row} of x go to {count} cells of the result</source>
        <translation>x의 {row}번 행의 원소가 결과의 원소 {count}개로 갑니다</translation>
    </message>
    <message>
        <source>x[{row}, c] goes to {width} · {row} + c: indices {first} to {last}</source>
        <translation>x[{row}, c]는 {width} · {row} + c로 갑니다: 인덱스 {first}부터 {last}까지</translation>
    </message>
    <message>
        <source>{count} cells of x go to indices {first} to {last}</source>
        <translation>x의 원소 {count}개가 인덱스 {first}부터 {last}까지로 갑니다</translation>
    </message>
    <message>
        <source>result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>beside it</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>rank, size</source>
        <translation>랭크, 크기</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>shape {shape}</source>
        <translation>형상 {shape}</translation>
    </message>
    <message>
        <source>{size}, shortened</source>
        <translation>{size}, 줄여 그림</translation>
    </message>
    <message>
        <source>Play the map</source>
        <translation>변환 재생</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>변환 전</translation>
    </message>
    <message>
        <source>After the map</source>
        <translation>변환 후</translation>
    </message>
    <message>
        <source>During the map</source>
        <translation>변환 도중</translation>
    </message>
    <message>
        <source>area {area}</source>
        <translation>넓이 {area}</translation>
    </message>
    <message>
        <source>Drag a corner of the figure</source>
        <translation>도형의 꼭짓점을 드래그하세요</translation>
    </message>
    <message>
        <source>Drag where the origin goes</source>
        <translation>원점이 가는 곳을 드래그하세요</translation>
    </message>
    <message>
        <source>Drag where (1, 0) goes</source>
        <translation>(1, 0)이 가는 곳을 드래그하세요</translation>
    </message>
    <message>
        <source>Drag where (0, 1) goes</source>
        <translation>(0, 1)이 가는 곳을 드래그하세요</translation>
    </message>
    <message>
        <source>{share} % of the way from the identity to the whole map.</source>
        <translation>항등 변환에서 변환 전체까지 {share} % 진행했습니다.</translation>
    </message>
    <message>
        <source>Two affine maps in a row are one: straight lines stay straight.</source>
        <translation>아핀 변환 두 개를 이으면 하나의 아핀 변환입니다. 직선은 직선으로 남습니다.</translation>
    </message>
    <message>
        <source>Nothing moves: this is the identity.</source>
        <translation>아무것도 움직이지 않습니다. 항등 변환입니다.</translation>
    </message>
    <message>
        <source>A rotation: lengths and areas do not change, the determinant is 1.</source>
        <translation>회전입니다. 길이와 넓이가 변하지 않고 행렬식은 1입니다.</translation>
    </message>
    <message>
        <source>Nothing has moved yet. Space plays the map; what is pale shows where it leads.</source>
        <translation>아직 아무것도 움직이지 않았습니다. 스페이스 키를 누르면 변환이 진행되고, 흐린 것이 도착할 곳입니다.</translation>
    </message>
    <message>
        <source>Every point moves by the same vector: lengths, angles and areas do not change. The origin moves too, so no matrix does this.</source>
        <translation>모든 점이 같은 벡터만큼 움직입니다. 길이, 각, 넓이는 변하지 않습니다. 원점도 움직이므로 행렬로는 나타낼 수 없습니다.</translation>
    </message>
    <message>
        <source>The determinant of W is 0: the plane becomes a line or a point, and no matrix can undo this.</source>
        <translation>W의 행렬식은 0입니다. 평면이 직선이나 점이 되어 어떤 행렬로도 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>W makes every area {area} times as large and mirrors it: its determinant is below 0.</source>
        <translation>W는 모든 넓이를 {area}배로 만들고 뒤집습니다. 행렬식이 0보다 작습니다.</translation>
    </message>
    <message>
        <source>W makes every area {area} times as large: its determinant.</source>
        <translation>W는 모든 넓이를 {area}배로 만듭니다. 이것이 행렬식입니다.</translation>
    </message>
    <message>
        <source>On this grid one affine map does the same.</source>
        <translation>이 격자에서는 아핀 변환 하나로도 결과가 같습니다.</translation>
    </message>
    <message>
        <source>ReLU folds the plane: no affine map does this, the best one misses by up to {miss} on this grid.</source>
        <translation>ReLU가 평면을 접습니다. 어떤 아핀 변환도 이렇게 하지 못합니다. 가장 가까운 것도 이 격자에서 최대 {miss}만큼 어긋납니다.</translation>
    </message>
    <message>
        <source>The origin goes to {origin}, (1, 0) to {one} and (0, 1) to {two}.</source>
        <translation>원점은 {origin}, (1, 0)은 {one}, (0, 1)은 {two}(으)로 갑니다.</translation>
    </message>
    <message>
        <source>lengths grow {large} to {small} times</source>
        <translation>길이가 {large}배에서 {small}배가 됨</translation>
    </message>
    <message>
        <source>rotated by {angle}°</source>
        <translation>{angle}° 회전</translation>
    </message>
    <message>
        <source>A matrix of your own</source>
        <translation>직접 정하는 행렬</translation>
    </message>
    <message>
        <source>Drag the arrows: they are the columns of W. Drag the corners of the F as well.</source>
        <translation>화살표를 드래그하세요. 화살표는 W의 열입니다. F의 꼭짓점도 드래그할 수 있습니다.</translation>
    </message>
    <message>
        <source>A translation by (1, −3)</source>
        <translation>(1, −3)만큼 평행이동</translation>
    </message>
    <message>
        <source>A rotation by 30°</source>
        <translation>30° 회전</translation>
    </message>
    <message>
        <source>[[cos θ, −sin θ], [sin θ, cos θ]]: the determinant is 1 at every angle.</source>
        <translation>[[cos θ, −sin θ], [sin θ, cos θ]]: 어떤 각에서도 행렬식은 1입니다.</translation>
    </message>
    <message>
        <source>A scaling by 1 and 0.5</source>
        <translation>1배와 0.5배</translation>
    </message>
    <message>
        <source>Half as high, so half the area: the determinant is 0.5.</source>
        <translation>높이가 절반이므로 넓이도 절반입니다. 행렬식은 0.5입니다.</translation>
    </message>
    <message>
        <source>Two layers, no activation</source>
        <translation>활성화 함수 없는 두 층</translation>
    </message>
    <message>
        <source>Every point moves by the same vector. Drag where the origin goes.</source>
        <translation>모든 점이 같은 벡터만큼 움직입니다. 원점이 가는 곳을 드래그하세요.</translation>
    </message>
    <message>
        <source>A reflection</source>
        <translation>반사</translation>
    </message>
    <message>
        <source>The F is mirrored, and the determinant is −1.</source>
        <translation>F가 뒤집혔고 행렬식은 −1입니다.</translation>
    </message>
    <message>
        <source>A dense layer: Wx + b</source>
        <translation>Dense 계층: Wx + b</translation>
    </message>
    <message>
        <source>A layer without its activation: a matrix, then a translation by b.</source>
        <translation>활성화 함수가 없는 층입니다. 행렬을 곱하고 b만큼 평행이동합니다.</translation>
    </message>
    <message>
        <source>A dense layer with ReLU</source>
        <translation>ReLU가 있는 Dense 계층</translation>
    </message>
    <message>
        <source>What was below 0 lies on the axes now. Space shows the two steps one by one.</source>
        <translation>0보다 작던 것이 이제 축 위에 있습니다. 스페이스 키를 누르면 두 단계가 차례로 보입니다.</translation>
    </message>
    <message>
        <source>The two maps are one map, W₂W₁x + W₂b₁ + b₂.</source>
        <translation>두 변환은 하나의 변환 W₂W₁x + W₂b₁ + b₂입니다.</translation>
    </message>
    <message>
        <source>Two layers with ReLU between</source>
        <translation>사이에 ReLU가 있는 두 층</translation>
    </message>
    <message>
        <source>The plane is folded first and mapped afterwards: straight lines get corners.</source>
        <translation>평면을 먼저 접고 그다음에 변환합니다. 직선이 꺾입니다.</translation>
    </message>
    <message>
        <source>Failure: a determinant of 0</source>
        <translation>실패: 행렬식 0</translation>
    </message>
    <message>
        <source>Both arrows lie on one line. The F cannot be read any more.</source>
        <translation>두 화살표가 한 직선 위에 있습니다. F를 더는 알아볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Play the learning</source>
        <translation>학습 재생</translation>
    </message>
    <message>
        <source>The plane and its folds</source>
        <translation>평면과 접는 선</translation>
    </message>
    <message>
        <source>The folded plane, seen from the side</source>
        <translation>옆에서 본 접힌 평면</translation>
    </message>
    <message>
        <source>Fold the plane</source>
        <translation>평면 접기</translation>
    </message>
    <message>
        <source>Not folded yet, seen from the side</source>
        <translation>아직 접지 않은 평면을 옆에서 본 모습</translation>
    </message>
    <message>
        <source>While it is folded, seen from the side</source>
        <translation>접히는 평면을 옆에서 본 모습</translation>
    </message>
    <message>
        <source>along</source>
        <translation>가로 방향</translation>
    </message>
    <message>
        <source>distance from y = 0</source>
        <translation>y = 0으로부터의 거리</translation>
    </message>
    <message>
        <source>Drag the fold</source>
        <translation>접는 선을 드래그하세요</translation>
    </message>
    <message>
        <source>Rotate the fold</source>
        <translation>접는 선을 돌리세요</translation>
    </message>
    <message>
        <source>Two moons, three folds</source>
        <translation>초승달 두 개, 접는 선 세 개</translation>
    </message>
    <message>
        <source>Drag the diamonds and the discs: where must the plane be folded?</source>
        <translation>마름모와 원을 드래그하세요. 평면을 어디에서 접어야 합니까?</translation>
    </message>
    <message>
        <source>No fold: one line is not enough</source>
        <translation>접지 않음: 직선 하나로는 부족</translation>
    </message>
    <message>
        <source>Without a hidden layer the plane stays flat, and a line cuts both moons.</source>
        <translation>은닉층이 없으면 평면은 평평하고, 직선은 두 초승달을 모두 자릅니다.</translation>
    </message>
    <message>
        <source>Let a network find the folds</source>
        <translation>신경망이 접는 선을 찾기</translation>
    </message>
    <message>
        <source>Space: the folds move until the line between the classes fits.</source>
        <translation>스페이스 키를 누르면 클래스 사이의 선이 맞을 때까지 접는 선이 움직입니다.</translation>
    </message>
    <message>
        <source>Failure: two folds are too few</source>
        <translation>실패: 접는 선 두 개로는 부족</translation>
    </message>
    <message>
        <source>The line between the classes needs a bend to each side, and two units give it only bends to one.</source>
        <translation>클래스 사이의 선은 양쪽으로 한 번씩 꺾여야 하는데, 뉴런 두 개로는 한쪽으로만 꺾입니다.</translation>
    </message>
    <message>
        <source>Failure: a start that gets stuck</source>
        <translation>실패: 막혀 버린 초깃값</translation>
    </message>
    <message>
        <source>Three folds would be enough, but from these weights they are not found.</source>
        <translation>접는 선 세 개면 충분하지만, 이 가중치에서 시작하면 찾지 못합니다.</translation>
    </message>
    <message>
        <source>Eight folds</source>
        <translation>접는 선 여덟 개</translation>
    </message>
    <message>
        <source>More folds than needed: most starts find a solution.</source>
        <translation>필요한 것보다 많습니다. 대부분의 초깃값에서 답을 찾습니다.</translation>
    </message>
    <message>
        <source>{right} of {count} correct.</source>
        <translation>{count}개 중 {right}개가 맞습니다.</translation>
    </message>
    <message>
        <source>Without a hidden layer there is one line, and no line separates the moons.</source>
        <translation>은닉층이 없으면 직선 하나뿐이고, 어떤 직선도 두 초승달을 나누지 못합니다.</translation>
    </message>
    <message>
        <source>These moons can be separated by a line.</source>
        <translation>이 초승달들은 직선으로 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is folded yet, so one line has to do. Space folds the plane along the dashed lines.</source>
        <translation>아직 접지 않아서 직선 하나로 나누어야 합니다. 스페이스 키를 누르면 점선을 따라 평면이 접힙니다.</translation>
    </message>
    <message>
        <source>Folded by {share} %. Space goes on.</source>
        <translation>{share} % 접혔습니다. 스페이스 키를 누르면 이어집니다.</translation>
    </message>
    <message>
        <source>The network is learning.</source>
        <translation>신경망이 학습하고 있습니다.</translation>
    </message>
    <message>
        <source>Moment {epoch} of {last}: Space shows how it learns.</source>
        <translation>순간 {epoch} / {last}: 스페이스 키를 누르면 어떻게 학습하는지 보입니다.</translation>
    </message>
    <message>
        <source>In the folded plane a single horizontal line separates the classes.</source>
        <translation>접힌 평면에서는 수평선 하나가 두 클래스를 나눕니다.</translation>
    </message>
    <message>
        <source>Drag the folds until the two classes are separated.</source>
        <translation>두 클래스가 나뉠 때까지 접는 선을 드래그하세요.</translation>
    </message>
    <message>
        <source>It has not found folds that separate them. Try another start or more folds.</source>
        <translation>나눌 수 있는 접는 선을 찾지 못했습니다. 다른 초깃값이나 더 많은 접는 선을 써 보세요.</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>이 컴퓨터에서 측정</translation>
    </message>
    <message>
        <source>Loops against NumPy</source>
        <translation>반복문과 NumPy</translation>
    </message>
    <message>
        <source>numbers in each operand</source>
        <translation>피연산자의 수 개수</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복문</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Loop, another computer</source>
        <translation>반복문, 다른 컴퓨터</translation>
    </message>
    <message>
        <source>NumPy, another computer</source>
        <translation>NumPy, 다른 컴퓨터</translation>
    </message>
    <message>
        <source>Course notes</source>
        <translation>수업 노트</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>측정 멈추기</translation>
    </message>
    <message>
        <source>NumPy faster from {numbers}</source>
        <translation>{numbers}개부터 NumPy가 빠름</translation>
    </message>
    <message>
        <source>A product is computed by BLAS, a library for linear algebra.</source>
        <translation>곱은 선형대수 라이브러리인 BLAS가 계산합니다.</translation>
    </message>
    <message>
        <source>An addition does not use BLAS: it is NumPy&apos;s own loop, compiled.</source>
        <translation>덧셈은 BLAS를 쓰지 않습니다. NumPy 자신의 컴파일된 반복문입니다.</translation>
    </message>
    <message>
        <source>Loops are timed up to {side} × {side}: they take side³ steps.</source>
        <translation>반복문은 {side} × {side}까지만 측정합니다. 한 변의 세제곱만큼 단계가 듭니다.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정하는 중 …</translation>
    </message>
    <message>
        <source>Pale: on another computer NumPy was faster from {numbers} numbers on. Measure how long both take on this one.</source>
        <translation>흐린 선: 다른 컴퓨터에서는 수가 {numbers}개 이상이면 NumPy가 더 빨랐습니다. 이 컴퓨터에서는 얼마나 걸리는지 재 보세요.</translation>
    </message>
    <message>
        <source>The loop was faster at the largest size that was timed.</source>
        <translation>측정한 것 중 가장 큰 크기에서 반복문이 더 빨랐습니다.</translation>
    </message>
    <message>
        <source>From {numbers} numbers on NumPy was faster at every size; with {most} numbers it was {factor} times as fast.</source>
        <translation>수 {numbers}개부터는 모든 크기에서 NumPy가 빨랐습니다. 수 {most}개에서는 {factor}배 빨랐습니다.</translation>
    </message>
    <message>
        <source>course notes</source>
        <translation>수업 노트</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>다른 컴퓨터</translation>
    </message>
    <message>
        <source>here</source>
        <translation>여기</translation>
    </message>
    <message>
        <source>{numbers} numbers, {where}</source>
        <translation>수 {numbers}개, {where}</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>To the start (Home)</source>
        <translation>처음으로 (Home)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>한 단계 뒤로 (←)</translation>
    </message>
    <message>
        <source>Start or pause (Space)</source>
        <translation>시작 또는 일시 정지 (Space)</translation>
    </message>
    <message>
        <source>One step (→)</source>
        <translation>한 단계 앞으로 (→)</translation>
    </message>
    <message>
        <source>Several steps forward</source>
        <translation>여러 단계 앞으로</translation>
    </message>
    <message>
        <source>To the newest moment (End)</source>
        <translation>가장 최근 순간으로 (End)</translation>
    </message>
    <message>
        <source>Stop: end this run and keep what it showed</source>
        <translation>정지: 실행을 끝내고 결과는 남깁니다</translation>
    </message>
    <message>
        <source>Back to the beginning, same seed (Ctrl+R)</source>
        <translation>같은 시드로 처음부터 (Ctrl+R)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>{unit} {position} / {total}</source>
        <translation>{unit} {position} / {total}</translation>
    </message>
    <message>
        <source>Current position</source>
        <translation>현재 위치</translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation>반복 재생</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>View</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭 수</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정하게</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Warm-up, cosine</source>
        <translation>워밍업 후 코사인</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>가져온 가중치</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The step size of each update. May be changed while the network learns.</source>
        <translation>한 번 갱신할 때 매개변수를 얼마나 움직이는지 정합니다. 학습하는 동안에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates.</source>
        <translation>기울기로 매개변수를 갱신하는 규칙입니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by as the run goes on.</source>
        <translation>학습이 진행되면서 학습률에 곱하는 값입니다.</translation>
    </message>
    <message>
        <source>Epochs a step</source>
        <translation>계단당 에폭</translation>
    </message>
    <message>
        <source>After so many epochs the learning rate drops, again and again.</source>
        <translation>이만큼의 에폭이 지날 때마다 학습률이 낮아집니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>What each drop multiplies the learning rate by.</source>
        <translation>낮아질 때마다 학습률에 곱하는 값입니다.</translation>
    </message>
    <message>
        <source>The share of the run in which the learning rate rises to its full size.</source>
        <translation>전체 학습 중 학습률이 제 크기까지 올라가는 구간의 비율입니다.</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>기울기 최대 길이</translation>
    </message>
    <message>
        <source>Gradient clipping: a gradient longer than this, over all layers, is shortened to it. 0: never.</source>
        <translation>기울기 클리핑: 모든 층을 합친 기울기가 이보다 길면 이 길이로 줄입니다. 0이면 줄이지 않습니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images each update sees.</source>
        <translation>한 번 갱신할 때 보는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>Length in</source>
        <translation>길이 단위</translation>
    </message>
    <message>
        <source>How many updates the run has.</source>
        <translation>전체 갱신 횟수입니다.</translation>
    </message>
    <message>
        <source>How often the run sees every image.</source>
        <translation>모든 이미지를 몇 번 보는지 정합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same run, to the last digit.</source>
        <translation>시드가 같으면 마지막 자리까지 같은 결과가 나옵니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Units of each hidden layer, with commas: 50 or 100, 50. Empty: none.</source>
        <translation>은닉층마다 뉴런 수를 쉼표로 구분해 입력하세요: 50 또는 100, 50. 비워 두면 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>How the initial weights of a layer of n inputs and m outputs are drawn: normally, N(mean, variance), or uniformly (Glorot, between ±√(6/(n + m))). Biases start at 0.</source>
        <translation>입력이 n개, 출력이 m개인 층의 가중치 초깃값을 뽑는 방법입니다. 정규분포 N(평균, 분산) 또는 균등분포(Glorot, ±√(6/(n + m)) 사이)를 씁니다. 편향은 0에서 시작합니다.</translation>
    </message>
    <message>
        <source>How many of the training images to use.</source>
        <translation>훈련 이미지 가운데 몇 장을 쓸지 정합니다.</translation>
    </message>
    <message>
        <source>The changes of the learning rate must be (iteration, rate) in order.</source>
        <translation>학습률의 변경은 (반복, 학습률)을 순서대로 적어야 합니다.</translation>
    </message>
    <message>
        <source>784-50-10, sigmoid, 10,000 iterations: about 94.5 % of MNIST&apos;s test images.</source>
        <translation>784-50-10, 시그모이드, 10,000회 반복: MNIST 시험 이미지의 약 94.5 %를 맞힙니다.</translation>
    </message>
    <message>
        <source>Only the activation differs: on MNIST about 97 % in the same 10,000 iterations.</source>
        <translation>활성화 함수만 다릅니다. MNIST에서 똑같이 10,000번 반복하면 약 97 %가 됩니다.</translation>
    </message>
    <message>
        <source>The first updates are so large that nearly all ReLU units give 0 for every image from then on: no gradient reaches them any more, whatever the learning rate is later.</source>
        <translation>첫 갱신들이 너무 커서 그 뒤로는 ReLU 뉴런이 거의 모두 모든 이미지에 0을 냅니다. 나중에 학습률을 바꾸어도 기울기가 더는 닿지 않습니다.</translation>
    </message>
    <message>
        <source>All hidden units get the same gradient and stay the same however long it trains.</source>
        <translation>은닉 뉴런이 모두 같은 기울기를 받아 아무리 오래 학습해도 서로 똑같습니다.</translation>
    </message>
    <message>
        <source>Too few images are memorised: on MNIST, after 200 epochs, 100 % of the training images are correct, but only 75 % of the test images.</source>
        <translation>이미지가 너무 적으면 외워 버립니다. MNIST에서 200에폭 뒤에 훈련 이미지는 100 %를 맞히지만 시험 이미지는 75 %만 맞힙니다.</translation>
    </message>
    <message>
        <source>300 images with dropout</source>
        <translation>이미지 300장, 드롭아웃</translation>
    </message>
    <message>
        <source>A fifth of the hidden units is switched off in every update. On MNIST, after 200 epochs: 81 % and 62 %. The gap is smaller than without (100 % and 75 %).</source>
        <translation>갱신할 때마다 은닉 뉴런의 5분의 1을 끕니다. MNIST에서 200에폭 뒤: 81 %와 62 %. 차이가 드롭아웃이 없을 때(100 %와 75 %)보다 작습니다.</translation>
    </message>
    <message>
        <source>Large weights cost something now. On MNIST, after 200 epochs: 90 % and 73 %. The gap is smaller than without (100 % and 75 %).</source>
        <translation>가중치가 크면 손실이 커집니다. MNIST에서 200에폭 뒤: 90 %와 73 %. 차이가 가중치 감소가 없을 때(100 %와 75 %)보다 작습니다.</translation>
    </message>
    <message>
        <source>300 images with weight decay</source>
        <translation>이미지 300장, 가중치 감소</translation>
    </message>
    <message>
        <source>The slope of the sigmoid is at most 1/4: with these weights the gradient shrinks about fourfold from layer to layer.</source>
        <translation>시그모이드의 기울기는 1/4을 넘지 않습니다. 이 초깃값에서는 기울기가 층마다 약 4분의 1로 줄어듭니다.</translation>
    </message>
    <message>
        <source>The same depth learns: the slope of ReLU is 1 wherever the unit is active.</source>
        <translation>같은 깊이에서도 학습합니다. ReLU의 기울기는 뉴런이 활성화된 곳에서 늘 1입니다.</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>가중치 감소 λ</translation>
    </message>
    <message>
        <source>Adds λ/2·ΣW² to the loss, so that weights stay small.</source>
        <translation>손실에 λ/2·ΣW²을 더해 가중치가 커지지 않게 합니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>The share of hidden units switched off at random in every update.</source>
        <translation>갱신할 때마다 무작위로 끄는 은닉 뉴런의 비율입니다.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>훈련 이미지 수</translation>
    </message>
    <message>
        <source>Divide by 255</source>
        <translation>255로 나누기</translation>
    </message>
    <message>
        <source>Pixels from 0 to 1 instead of 0 to 255.</source>
        <translation>픽셀 값을 0–255에서 0–1로 정규화합니다.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>손실 로그 축</translation>
    </message>
    <message>
        <source>Shows small losses as clearly as large ones.</source>
        <translation>작은 손실도 큰 손실만큼 뚜렷이 보입니다.</translation>
    </message>
    <message>
        <source>Every mini-batch</source>
        <translation>미니배치마다</translation>
    </message>
    <message>
        <source>The loss of each mini-batch behind the smoothed curve.</source>
        <translation>이동 평균 곡선 뒤에 미니배치마다의 손실을 그립니다.</translation>
    </message>
    <message>
        <source>Not started: the network has learned nothing yet.</source>
        <translation>시작 전: 신경망이 아직 아무것도 배우지 않았습니다.</translation>
    </message>
    <message>
        <source>Learning: the loss has fallen from {first} to {recent}.</source>
        <translation>학습 중: 손실이 {first}에서 {recent}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>Diverged: the loss grew instead of falling. Try a smaller learning rate.</source>
        <translation>발산: 손실이 줄지 않고 커졌습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>The book&apos;s run</source>
        <translation>책의 실험</translation>
    </message>
    <message>
        <source>The same with ReLU</source>
        <translation>같은 실험을 ReLU로</translation>
    </message>
    <message>
        <source>512 ReLU units, RMSProp</source>
        <translation>ReLU 뉴런 512개, RMSProp</translation>
    </message>
    <message>
        <source>The Keras book&apos;s first example: on MNIST five epochs reach about 98 %.</source>
        <translation>케라스 책의 첫 예제입니다. MNIST에서는 다섯 에폭이면 약 98 %에 이릅니다.</translation>
    </message>
    <message>
        <source>Failure: learning rate too large</source>
        <translation>실패: 너무 큰 학습률</translation>
    </message>
    <message>
        <source>Failure: all weights zero</source>
        <translation>실패: 가중치가 모두 0</translation>
    </message>
    <message>
        <source>Failure: ten sigmoid layers</source>
        <translation>실패: 시그모이드 열 층</translation>
    </message>
    <message>
        <source>Ten layers with ReLU</source>
        <translation>ReLU 열 층</translation>
    </message>
    <message>
        <source>Failure: only 300 images</source>
        <translation>실패: 이미지 300장뿐</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>To the end of the epoch</source>
        <translation>에폭 끝까지</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>guessing evenly</source>
        <translation>무작위 추측</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Share correct</source>
        <translation>정답률</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>에폭 {epoch}</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>훈련 이미지</translation>
    </message>
    <message>
        <source>Loss before each update</source>
        <translation>갱신 전 손실</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>시험 이미지</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Gap, points</source>
        <translation>격차, %p</translation>
    </message>
    <message>
        <source>Iterations per second</source>
        <translation>초당 반복</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>이 학습 보관</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>내부</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오답</translation>
    </message>
    <message>
        <source>Epoch by epoch</source>
        <translation>에폭별</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>데이터 열기…</translation>
    </message>
    <message>
        <source>Download MNIST…</source>
        <translation>MNIST 내려받기…</translation>
    </message>
    <message>
        <source>Save weights…</source>
        <translation>가중치 저장…</translation>
    </message>
    <message>
        <source>Save the run as JSON…</source>
        <translation>학습 기록을 JSON으로 저장…</translation>
    </message>
    <message>
        <source>Copy the network as PyTorch</source>
        <translation>신경망을 PyTorch 코드로 복사</translation>
    </message>
    <message>
        <source>Copy the network as Keras</source>
        <translation>신경망을 Keras 코드로 복사</translation>
    </message>
    <message>
        <source>Batch size: {batch} is more than the {images} training images.</source>
        <translation>배치 크기: {batch}은(는) 훈련 이미지 {images}장보다 큽니다.</translation>
    </message>
    <message>
        <source>Opening the data: {what} …</source>
        <translation>데이터를 여는 중: {what} …</translation>
    </message>
    <message>
        <source>The batch size is now {batch}: all the training images that there are.</source>
        <translation>배치 크기를 {batch}(으)로 바꾸었습니다. 훈련 이미지가 그만큼뿐입니다.</translation>
    </message>
    <message>
        <source>There are no weights yet: start a run first.</source>
        <translation>아직 가중치가 없습니다. 먼저 학습을 시작하세요.</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>가중치 저장</translation>
    </message>
    <message>
        <source>The weights after iteration {iteration} are saved as {path}.</source>
        <translation>반복 {iteration} 뒤의 가중치를 {path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>There is no run yet: start one first.</source>
        <translation>아직 학습 기록이 없습니다. 먼저 학습을 시작하세요.</translation>
    </message>
    <message>
        <source>Save the run as JSON</source>
        <translation>학습 기록을 JSON으로 저장</translation>
    </message>
    <message>
        <source>The run with its {iterations} iterations is saved as {path}.</source>
        <translation>반복 {iterations}회의 학습 기록을 {path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>A {library} program with this network and its settings is on the clipboard.</source>
        <translation>이 신경망과 설정이 담긴 {library} 프로그램을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Start a new run</source>
        <translation>새로 시작</translation>
    </message>
    <message>
        <source>First-layer weights</source>
        <translation>첫 번째 층의 가중치</translation>
    </message>
    <message>
        <source>units 1 to {shown} of {units}</source>
        <translation>뉴런 {units}개 가운데 1–{shown}</translation>
    </message>
    <message>
        <source>Unit {number}: blue weights below 0, orange above</source>
        <translation>뉴런 {number}: 0보다 작은 가중치는 파랑, 큰 가중치는 주황</translation>
    </message>
    <message>
        <source>Opening the data …</source>
        <translation>데이터를 여는 중 …</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source on the left.</source>
        <translation>아직 데이터가 없습니다. 왼쪽에서 출처를 고르세요.</translation>
    </message>
    <message>
        <source>Ready: press Start. These are synthetic digits, generated by nnviz and not written by people.</source>
        <translation>준비되었습니다. 시작을 누르세요. 사람이 쓴 숫자가 아니라 nnviz가 만든 합성 숫자입니다.</translation>
    </message>
    <message>
        <source>Ready: press Start.</source>
        <translation>준비되었습니다. 시작을 누르세요.</translation>
    </message>
    <message>
        <source>Measuring the accuracy: {share} % …</source>
        <translation>정확도를 재는 중: {share} % …</translation>
    </message>
    <message>
        <source>The changes apply to the next run (Ctrl+R).</source>
        <translation>바뀐 설정은 다음 실행부터 적용됩니다 (Ctrl+R).</translation>
    </message>
    <message>
        <source>{name}: {train} + {test} images</source>
        <translation>{name}: 이미지 {train} + {test}장</translation>
    </message>
    <message>
        <source>So far the loss has hardly changed: it was {first} at the start and is {recent} now.</source>
        <translation>아직 손실이 거의 변하지 않았습니다. 처음에는 {first}, 지금은 {recent}입니다.</translation>
    </message>
    <message>
        <source>Stuck: all weights began at zero, so all hidden units stay alike. Choose another weight initialisation.</source>
        <translation>멈춤: 가중치가 모두 0에서 시작해 은닉 뉴런이 모두 똑같습니다. 다른 가중치 초깃값을 고르세요.</translation>
    </message>
    <message>
        <source>Learned: {test} of the test images are correct (epoch {epoch}).</source>
        <translation>학습됨: 시험 이미지의 {test}를 맞힙니다(에폭 {epoch}).</translation>
    </message>
    <message>
        <source>Overfitting: {train} of the training images are correct, but only {test} of the test images (epoch {epoch}).</source>
        <translation>과적합: 훈련 이미지는 {train}를 맞히지만 시험 이미지는 {test}만 맞힙니다(에폭 {epoch}).</translation>
    </message>
    <message>
        <source>Underfitting: the loss hardly falls any more, and even of the training images only {train} are correct (epoch {epoch}).</source>
        <translation>과소적합: 손실이 더는 거의 줄지 않고, 훈련 이미지조차 {train}만 맞힙니다(에폭 {epoch}).</translation>
    </message>
    <message>
        <source>Stuck: the loss is {recent}, and guessing gives {guessing}. Try another activation, weight initialisation or learning rate.</source>
        <translation>멈춤: 손실이 {recent}인데 무작위로 답해도 {guessing}입니다. 활성화 함수, 가중치 초깃값, 학습률을 바꿔 보세요.</translation>
    </message>
    <message>
        <source>Dead units: {dead} of the ReLU units give 0 for every test image (epoch {epoch}). Try a smaller learning rate.</source>
        <translation>죽은 뉴런: ReLU 뉴런의 {dead}가 모든 시험 이미지에 0을 냅니다(에폭 {epoch}). 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>Stuck: all units of a hidden layer have the same weights, so they stay alike. Choose another learning rate or less weight decay.</source>
        <translation>멈춤: 한 은닉층의 뉴런이 모두 같은 가중치를 가져 계속 똑같습니다. 학습률을 바꾸거나 가중치 감소를 줄여 보세요.</translation>
    </message>
    <message>
        <source>So far the loss has grown: it was {first} at the start and is {recent} now.</source>
        <translation>아직까지는 손실이 커졌습니다. 처음에는 {first}, 지금은 {recent}입니다.</translation>
    </message>
    <message>
        <source>Diverged: the numbers grew beyond all bounds. Try a smaller learning rate.</source>
        <translation>발산: 수가 한없이 커졌습니다. 학습률을 줄여 보세요.</translation>
    </message>
    <message>
        <source>Untrained: {test} of the test images are correct.</source>
        <translation>학습 전: 시험 이미지의 {test}를 맞힙니다.</translation>
    </message>
    <message>
        <source>Early stopping would keep the network of epoch {epoch}: its test loss was the lowest, {least}; now it is {now}.</source>
        <translation>조기 종료라면 에폭 {epoch}의 신경망을 남깁니다. 그때 시험 손실이 {least}(으)로 가장 작았고 지금은 {now}입니다.</translation>
    </message>
    <message>
        <source>Shown here: the run {run}; the settings on the left are those of the next one.</source>
        <translation>지금 화면은 {run} 학습의 결과입니다. 왼쪽 설정은 다음 학습에 쓰입니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Each update&lt;/b&gt; looks at {batch} of the {images} images, computes their loss and changes all {parameters} parameters a little. Updates an epoch: {iterations}; in the run: {total}.</source>
        <translation>&lt;b&gt;갱신할 때마다&lt;/b&gt; 이미지 {images}장 중 {batch}장의 손실을 계산하고 매개변수 {parameters}개를 모두 조금씩 바꿉니다. 한 에폭은 갱신 {iterations}번이며, 전체 갱신 횟수는 {total}번입니다.</translation>
    </message>
    <message>
        <source>Iterations an epoch: {iterations}</source>
        <translation>에폭마다 {iterations}회 반복</translation>
    </message>
    <message>
        <source>&lt;b&gt;Guessing&lt;/b&gt; evenly among {classes} classes costs ln {classes} = {loss}. What the network learns is seen in how far its loss falls below that.</source>
        <translation>클래스 {classes}개 중에서 &lt;b&gt;무작위로 추측하면&lt;/b&gt; 손실은 ln {classes} = {loss}입니다. 손실이 이보다 얼마나 작아지는지를 보면 신경망이 얼마나 배웠는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;After every epoch&lt;/b&gt; and at the end it is tested on {test} images that it never learns from.</source>
        <translation>&lt;b&gt;에폭이 끝날 때마다&lt;/b&gt;, 그리고 마지막에 학습에 쓰지 않은 이미지 {test}장으로 시험합니다.</translation>
    </message>
    <message>
        <source>last {count}, N = {images}</source>
        <translation>최근 {count}회, N = {images}</translation>
    </message>
    <message>
        <source>last {count}, N ≤ {images}</source>
        <translation>최근 {count}회, N ≤ {images}</translation>
    </message>
    <message>
        <source>Iteration {moment} of {total}. The mean loss of the last {count} mini-batches is {loss}.</source>
        <translation>반복 {total}회 중 {moment}회. 최근 미니배치 {count}개의 평균 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>After epoch {epoch}, {train} of the training images and {test} of the test images are correct.</source>
        <translation>{epoch} 에폭 뒤에 훈련 이미지의 {train}, 시험 이미지의 {test}를 맞힙니다.</translation>
    </message>
    <message>
        <source>Synthetic digits</source>
        <translation>합성 숫자</translation>
    </message>
    <message>
        <source>{layers}: {parameters} parameters</source>
        <translation>{layers}: 매개변수 {parameters}개</translation>
    </message>
    <message>
        <source>What it learns from</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>the first {shown} of {count} training images</source>
        <translation>훈련 이미지 {count}장 중 처음 {shown}장</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>The network that learns</source>
        <translation>학습하는 신경망</translation>
    </message>
    <message>
        <source>{iterations} batches of {batch}, drawn from {images} images with replacement, count as an epoch.</source>
        <translation>이미지 {images}장에서 {batch}장씩 복원 추출하며, 배치 {iterations}개를 한 에폭으로 셉니다.</translation>
    </message>
    <message>
        <source>{images} images in batches of {batch}; iterations an epoch: {iterations}.</source>
        <translation>이미지 {images}장을 {batch}장씩 묶으면 한 에폭은 {iterations}회 반복입니다.</translation>
    </message>
    <message>
        <source>{images} images in batches of {batch}; iterations an epoch: {iterations}; in the last batch: {last}.</source>
        <translation>이미지 {images}장을 {batch}장씩 묶으면 한 에폭은 {iterations}회 반복이고 마지막 배치는 {last}장입니다.</translation>
    </message>
    <message>
        <source>Iterations in the run: {total}; in epochs: {epochs}.</source>
        <translation>반복 {total}회는 {epochs}에폭입니다.</translation>
    </message>
    <message>
        <source>The layers give {numbers} numbers for an image, {bytes} bytes for a batch of {batch}.</source>
        <translation>층들이 이미지 한 장에 내는 수는 {numbers}개이고 {batch}장짜리 배치에는 {bytes}바이트입니다.</translation>
    </message>
    <message>
        <source>This run has the settings of the course notes. Their numbers are training / test accuracies as printed; the first ones were measured after one update.</source>
        <translation>이 학습의 설정은 수업 노트와 같습니다. 노트의 수는 출력된 그대로의 훈련 / 시험 정확도이며 첫 값은 갱신 한 번 뒤에 측정한 것입니다.</translation>
    </message>
    <message>
        <source>The numbers of the course notes are training / test accuracies of the book&apos;s run on MNIST; this run has other settings or data.</source>
        <translation>수업 노트의 수는 MNIST에서 책의 설정으로 학습한 훈련 / 시험 정확도입니다. 이 학습은 설정이나 데이터가 다릅니다.</translation>
    </message>
    <message>
        <source>Epochs: {epochs}; iterations in each: {iterations}</source>
        <translation>{iterations}회 반복씩 {epochs}에폭</translation>
    </message>
    <message>
        <source>a row: an epoch; a tile: a batch; filled: done</source>
        <translation>한 줄: 에폭, 한 칸: 배치, 채워진 칸: 끝남</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>격차</translation>
    </message>
    <message>
        <source>Notes A</source>
        <translation>노트 A</translation>
    </message>
    <message>
        <source>Notes B</source>
        <translation>노트 B</translation>
    </message>
    <message>
        <source>Iterations per epoch</source>
        <translation>에폭당 반복</translation>
    </message>
    <message>
        <source>Last batch</source>
        <translation>마지막 배치</translation>
    </message>
    <message>
        <source>Iterations in all</source>
        <translation>전체 반복</translation>
    </message>
    <message>
        <source>An iteration takes</source>
        <translation>반복 한 번의 시간</translation>
    </message>
    <message>
        <source>For an image</source>
        <translation>이미지 한 장당</translation>
    </message>
    <message>
        <source>Outputs of a batch</source>
        <translation>배치의 출력</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>텍스트 복사</translation>
    </message>
    <message>
        <source>Here comes what the copied program prints: a line for every epoch.</source>
        <translation>복사한 프로그램이 출력하는 내용이 여기에 에폭마다 한 줄씩 나옵니다.</translation>
    </message>
    <message>
        <source>Print-out of the epochs</source>
        <translation>에폭 출력</translation>
    </message>
    <message>
        <source>The print-out is on the clipboard.</source>
        <translation>출력을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>std of weights</source>
        <translation>가중치의 표준편차</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0의 비율</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>죽은 뉴런</translation>
    </message>
    <message>
        <source>Gradient of each layer</source>
        <translation>층마다의 기울기</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 값</translation>
    </message>
    <message>
        <source>what the units give</source>
        <translation>뉴런의 출력</translation>
    </message>
    <message>
        <source>The initial weights, and what they give for the first {images} training images.</source>
        <translation>가중치 초깃값과, 처음 훈련 이미지 {images}장에 대한 결과입니다.</translation>
    </message>
    <message>
        <source>After iteration {moment}, measured on the first {images} training images.</source>
        <translation>반복 {moment}회 뒤, 처음 훈련 이미지 {images}장으로 측정했습니다.</translation>
    </message>
    <message>
        <source>The gradient of layer 1 is {ratio} times as long as that of layer {last}.</source>
        <translation>1층 기울기의 길이는 {last}층의 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>No gradient reaches layer 1.</source>
        <translation>1층에는 기울기가 닿지 않습니다.</translation>
    </message>
    <message>
        <source>ReLU units that give 0 for all of these images: {dead} of {units}.</source>
        <translation>이 이미지 모두에 0을 내는 ReLU 뉴런: {units}개 중 {dead}개.</translation>
    </message>
    <message>
        <source>std {std}</source>
        <translation>표준편차 {std}</translation>
    </message>
    <message>
        <source>mean {mean}, std {std}</source>
        <translation>평균 {mean}, 표준편차 {std}</translation>
    </message>
    <message>
        <source>After epoch {epoch}, {count} of the {all} test images are wrong.</source>
        <translation>에폭 {epoch} 뒤에 시험 이미지 {all}장 중 {count}장이 틀립니다.</translation>
    </message>
    <message>
        <source>Not trained yet: with its initial weights the network gets {count} of the {all} test images wrong. Press Start.</source>
        <translation>아직 학습하지 않았습니다. 가중치 초깃값으로는 시험 이미지 {all}장 중 {count}장을 틀립니다. 시작을 누르세요.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>True label</source>
        <translation>정답 레이블</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Label {truth}, predicted {answer}: {count}</source>
        <translation>레이블 {truth}, 예측 {answer}: {count}</translation>
    </message>
    <message>
        <source>There is no such image.</source>
        <translation>그런 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>{first} to {last} of {all}. More: wheel, Page Down.</source>
        <translation>{all}장 중 {first}~{last}번째입니다. 더 보기: 휠, Page Down.</translation>
    </message>
    <message>
        <source>What it gets wrong</source>
        <translation>틀린 이미지</translation>
    </message>
    <message>
        <source>{truth} classified as something else</source>
        <translation>{truth}을(를) 다른 것으로 예측</translation>
    </message>
    <message>
        <source>Wrongly classified as {answer}</source>
        <translation>{answer}(으)로 잘못 예측</translation>
    </message>
    <message>
        <source>{truth} classified as {answer}</source>
        <translation>{truth}을(를) {answer}(으)로 예측</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>예제(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>시스템 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝은 테마</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>프로젝터</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save scene…</source>
        <translation>장면 저장…</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>그림 내보내기…</translation>
    </message>
    <message>
        <source>Export data as CSV…</source>
        <translation>데이터를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Back to the beginning, same seed</source>
        <translation>같은 시드로 처음부터</translation>
    </message>
    <message>
        <source>Reset this tab</source>
        <translation>이 탭 초기화</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 초기화</translation>
    </message>
    <message>
        <source>Restore the settings put aside</source>
        <translation>보관된 설정 되살리기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy words and formulas</source>
        <translation>설명과 수식 복사</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>파이썬 코드로 복사</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Control panel</source>
        <translation>설정 패널</translation>
    </message>
    <message>
        <source>Fit the plots</source>
        <translation>그래프를 화면에 맞춤</translation>
    </message>
    <message>
        <source>One plot alone, then the next</source>
        <translation>그림 하나만 보기, 이어서 다음 그림</translation>
    </message>
    <message>
        <source>Light up a part of the formula, then the next</source>
        <translation>수식의 한 부분을 강조하고 이어서 다음 부분</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>보통 크기</translation>
    </message>
    <message>
        <source>Explain what has the keyboard</source>
        <translation>키보드가 있는 곳 설명</translation>
    </message>
    <message>
        <source>One plot alone</source>
        <translation>그림 하나만 보기</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>더 크게</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>더 작게</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>다음 탭</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>이전 탭</translation>
    </message>
    <message>
        <source>About this tab</source>
        <translation>이 탭 설명</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>&lt;h3&gt;nnviz {version}&lt;/h3&gt;&lt;p&gt;See how neural networks work: a companion to chapters 2–6 of the book that builds deep learning from scratch.&lt;/p&gt;&lt;p&gt;MIT licence. Built with Qt and PySide6 (LGPL 3), pyqtgraph (MIT) and NumPy (BSD).&lt;/p&gt;</source>
        <translation>&lt;h3&gt;nnviz {version}&lt;/h3&gt;&lt;p&gt;신경망이 어떻게 작동하는지 눈으로 봅니다. 딥러닝을 밑바닥부터 만드는 책의 2–6장과 함께 씁니다.&lt;/p&gt;&lt;p&gt;MIT 라이선스. Qt와 PySide6(LGPL 3), pyqtgraph(MIT), NumPy(BSD)로 만들었습니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About nnviz</source>
        <translation>nnviz 정보</translation>
    </message>
    <message>
        <source>nnviz cannot use {path}.</source>
        <translation>nnviz에서 쓸 수 없는 파일입니다: {path}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>그림을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>There is no Python program for what this view shows now.</source>
        <translation>지금 이 화면에 보이는 내용에는 파이썬 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>A Python program that draws this picture is on the clipboard.</source>
        <translation>이 그림을 그리는 파이썬 프로그램을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Save scene</source>
        <translation>장면 저장</translation>
    </message>
    <message>
        <source>Not opened: {reason}</source>
        <translation>열지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is a damaged picture. nnviz opens pictures of digits (.png, .jpg), scenes (.nnviz), weights (.npz, .safetensors, .pkl) and datasets: an .npz, a .csv, a folder with the four MNIST files, or one with a folder of PNG pictures for each class.</source>
        <translation>{file}은(는) 손상된 사진입니다. nnviz는 숫자 사진(.png, .jpg), 장면(.nnviz), 가중치(.npz, .safetensors, .pkl), 데이터셋(.npz, .csv, MNIST 파일 네 개가 든 폴더, 클래스마다 PNG 그림 폴더가 있는 폴더)을 엽니다.</translation>
    </message>
    <message>
        <source>nnviz cannot open {file}. It opens pictures of digits (.png, .jpg), scenes (.nnviz), weights (.npz, .safetensors, .pkl) and datasets: an .npz, a .csv, a folder with the four MNIST files, or one with a folder of PNG pictures for each class.</source>
        <translation>{file}은(는) nnviz로 열 수 없습니다. nnviz는 숫자 사진(.png, .jpg), 장면(.nnviz), 가중치(.npz, .safetensors, .pkl), 데이터를 엽니다. 데이터는 .npz, .csv, MNIST 파일 네 개가 있는 폴더, 클래스마다 PNG 이미지 폴더가 있는 폴더입니다.</translation>
    </message>
    <message>
        <source>{file} is a table, but not one of images: each line must hold a label and the pixels of a square image. nnviz opens scenes (.nnviz), weights (.npz, .safetensors, .pkl) and datasets as well.</source>
        <translation>{file}은(는) 이미지 표가 아닌 표입니다. 줄마다 레이블과 정사각형 이미지의 픽셀이 있어야 합니다. nnviz는 장면(.nnviz), 가중치(.npz, .safetensors, .pkl), 데이터도 엽니다.</translation>
    </message>
    <message>
        <source>What nnviz opens</source>
        <translation>nnviz가 여는 파일</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Words and formulas are on the clipboard.</source>
        <translation>설명과 수식을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>This view has no words or formulas to copy.</source>
        <translation>이 화면에는 복사할 설명이나 수식이 없습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose Print again, and another file.</source>
        <translation>{path}에 쓸 수 없습니다. 인쇄를 다시 선택하고 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The printer did not answer.</source>
        <translation>프린터가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The picture was sent to the printer.</source>
        <translation>그림을 프린터로 보냈습니다.</translation>
    </message>
    <message>
        <source>There are no numbers to save in this picture yet.</source>
        <translation>이 그림에는 아직 저장할 수치가 없습니다.</translation>
    </message>
    <message>
        <source>Export data as CSV</source>
        <translation>데이터를 CSV로 내보내기</translation>
    </message>
    <message>
        <source>CSV tables in one file</source>
        <translation>CSV 표를 한 파일로</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>저장하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>{path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Start or pause</source>
        <translation>시작 또는 일시 정지</translation>
    </message>
    <message>
        <source>One step forward or back</source>
        <translation>한 단계 앞으로 또는 뒤로</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Home  End</translation>
    </message>
    <message>
        <source>To the start, to the newest moment</source>
        <translation>처음으로, 가장 최근 순간으로</translation>
    </message>
    <message>
        <source>Zoom: the plot with the keyboard, or the first one</source>
        <translation>확대와 축소: 선택한 그래프, 없으면 첫 그래프</translation>
    </message>
    <message>
        <source>Alt with ↑ ↓ ← →</source>
        <translation>Alt와 ↑ ↓ ← →</translation>
    </message>
    <message>
        <source>Move what the plot shows</source>
        <translation>그래프에 보이는 곳 옮기기</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc 키</translation>
    </message>
    <message>
        <source>Close a message, show all plots again</source>
        <translation>메시지 닫기, 모든 그림 다시 보기</translation>
    </message>
    <message>
        <source>Double click on a title</source>
        <translation>제목 두 번 클릭</translation>
    </message>
    <message>
        <source>Page Up  Page Down</source>
        <translation>Page Up  Page Down</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Through the controls, then what moves in the picture</source>
        <translation>설정을 차례로 지나 그림에서 움직일 수 있는 것으로</translation>
    </message>
    <message>
        <source>↑ ↓ ← → on a point, a bar</source>
        <translation>점이나 막대에서 ↑ ↓ ← →</translation>
    </message>
    <message>
        <source>Move it; Shift: ten times as far</source>
        <translation>옮기기, Shift와 함께 열 배</translation>
    </message>
    <message>
        <source>From point to point, on one of several</source>
        <translation>여러 점 중 하나에서 앞이나 뒤의 점으로</translation>
    </message>
    <message>
        <source>← → on the row of views</source>
        <translation>화면 이름 줄에서 ← →</translation>
    </message>
    <message>
        <source>The next view</source>
        <translation>옆 화면으로</translation>
    </message>
    <message>
        <source>Space, Enter on a button</source>
        <translation>버튼에서 스페이스, Enter</translation>
    </message>
    <message>
        <source>Press it</source>
        <translation>누르기</translation>
    </message>
    <message>
        <source>Alt with + −</source>
        <translation>Alt와 + −</translation>
    </message>
    <message>
        <source>Zoom its width alone</source>
        <translation>가로만 확대·축소</translation>
    </message>
    <message>
        <source>← → on a plot</source>
        <translation>그래프에서 ← →</translation>
    </message>
    <message>
        <source>Read its values, where nothing plays</source>
        <translation>값 읽기, 재생하는 것이 없는 화면에서</translation>
    </message>
    <message>
        <source>Ctrl+Shift with ↑ ↓ ← →</source>
        <translation>Ctrl+Shift와 ↑ ↓ ← →</translation>
    </message>
    <message>
        <source>Read values in any plot, beside the point with the keyboard</source>
        <translation>어느 그림에서나 선택한 점 옆의 값 읽기</translation>
    </message>
    <message>
        <source>A  Del</source>
        <translation>A  Del</translation>
    </message>
    <message>
        <source>Gradient: add a start or a sample, remove it</source>
        <translation>기울기: 시작점이나 표본을 더하고 지우기</translation>
    </message>
    <message>
        <source>↑  ↓ in a field, on a slider</source>
        <translation>입력란과 슬라이더에서 ↑  ↓</translation>
    </message>
    <message>
        <source>One step; with Shift ten, with Ctrl a tenth</source>
        <translation>한 단계. Shift와 함께 열 배, Ctrl과 함께 10분의 1</translation>
    </message>
    <message>
        <source>This tab could not be opened; the reason is in the log. The other tabs work.</source>
        <translation>이 탭을 열지 못했습니다. 이유는 로그에 있습니다. 다른 탭은 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The last start failed. nnviz began with fresh settings; yours are kept.</source>
        <translation>지난번 시작이 실패했습니다. nnviz가 초기 설정으로 시작했으며, 이전 설정은 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Not reset: {reason}</source>
        <translation>초기화하지 않았습니다: {reason}</translation>
    </message>
    <message>
        <source>All tabs have the settings they start with; yours are kept.</source>
        <translation>모든 탭을 초기 설정으로 되돌렸습니다. 이전 설정은 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>되살리지 못했습니다: {reason}</translation>
    </message>
</context>
</TS>
